// SPDX-License-Identifier: Apache-2.0
// What JsonDocument and its JsonObjects share, private to this folder.
// Belongs to one thread at a time, like the document.
#pragma once

#include "core/wire/JsonReader.h"
#include "core/wire/ParsedJson.h"

#include <string>

namespace ch {

struct JsonDocument::State
{
    /// One step from the root to an object; paths are put together only when there is a problem to tell.
    struct Step
    {
        int parent = -1;
        std::string name;
        /// Position in a list, or −1.
        int index = -1;
    };

    State(ParsedJson json, UnknownMembers unknownMembers) : parsed(std::move(json)), unknown(unknownMembers), steps(1)
    {}

    int addStep(int parent, std::string_view name, int index = -1);
    /// "lines[2]"; empty for the root, which is step 0.
    QString pathOf(int step) const;

    ParsedJson parsed;
    UnknownMembers unknown;
    Problems problems;
    std::vector<Step> steps;
};

struct JsonObject::Node
{
    struct Member
    {
        std::string_view name;
        simdjson::dom::element value;
        bool asked = false;
    };

    Node(JsonDocument::State& document, int pathStep) : state(document), step(pathStep) {}
    Node(JsonDocument::State& document, int pathStep, simdjson::dom::object object);

    /// The member, marked as known, or null. `name` is ASCII.
    Member* ask(QLatin1StringView name);
    /// A null is like an absent member.
    Member* askNullable(QLatin1StringView name);
    /// Absence is a problem.
    Member* askRequired(QLatin1StringView name);
    const Member* find(std::string_view name) const;

    /// The value of a member if it is right; else the problem is recorded.
    std::optional<QString> textOf(const Member& member, LengthRange length);
    std::optional<qint64> integerOf(const Member& member, IntegerRange range);
    std::optional<bool> booleanOf(const Member& member);
    std::optional<UtcTime> timeOf(const Member& member);
    std::optional<JsonObject> objectOf(const Member& member);
    std::vector<JsonObject> objectsOf(const Member& member, int max);
    JsonScalar scalarOf(const Member& member);
    /// Marks all members as known. False, with the problem recorded, if there are more than `max` or names occur twice.
    bool askAll(int max);

    QString pathOf(std::string_view name) const;
    void wrongShape(std::string_view name, QString problem);
    void unacceptable(std::string_view name, QString problem);

    JsonDocument::State& state;
    int step;
    std::vector<Member> members;
    /// Where the next member is looked for first: mostly they are asked for in the order in which they were written.
    mutable size_t next = 0;
};

} // namespace ch
