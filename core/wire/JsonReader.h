// SPDX-License-Identifier: Apache-2.0
// Reads JSON that came from outside: strict about syntax, names every problem by its field, never throws.
// A document and the objects read from it belong to one thread at a time; objects must not outlive their document.
#pragma once

#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "core/base/UtcTime.h"

#include <QByteArrayView>
#include <QLatin1StringView>
#include <QString>

#include <limits>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ch {

/// Whether members that nobody asked for are a problem: a service refuses them by name, a client that may be older than
/// its server ignores them.
enum class UnknownMembers { Refuse, Ignore };

/// What was found wrong in one document. Wrong shape, type or name is BAD_REQUEST with the first such field; right shapes
/// with unacceptable values are one VALIDATION_FAILED with all of them (contract section 10, ruling 2).
class Problems
{
public:
    void wrongShape(QString field, QString problem);
    void unacceptable(QString field, QString problem);

    bool isEmpty() const { return !m_wrongShape && m_unacceptable.empty(); }
    /// Good if there was no problem.
    Result<> result() const;

private:
    using Problem = std::pair<QString, QString>;
    /// Only the first one is ever told.
    std::optional<Problem> m_wrongShape;
    std::vector<Problem> m_unacceptable;
};

/// The same as a timeline's FieldValue.
using JsonScalar = std::variant<std::monostate, QString, qint64, bool>;

struct LengthRange
{
    /// Unicode code points.
    int min = 0;
    int max = 255;
};

struct IntegerRange
{
    qint64 min = std::numeric_limits<qint64>::min();
    qint64 max = std::numeric_limits<qint64>::max();
};

/// One object of a document. Getters mark a member as known, record what is wrong with it in the document's Problems and
/// then return a harmless default; nullable getters treat null like an absent member.
class JsonObject
{
public:
    struct Node;
    JsonObject(JsonObject&&) noexcept;
    JsonObject& operator=(JsonObject&&) noexcept;
    ~JsonObject();

    /// Present, null included.
    bool has(QLatin1StringView name) const;

    /// Text with a NUL, or a byte order mark at its start, is unacceptable anywhere.
    QString requiredText(QLatin1StringView name, LengthRange length = {1, 255});
    std::optional<QString> text(QLatin1StringView name, LengthRange length = {});
    qint64 requiredInteger(QLatin1StringView name, IntegerRange range = {});
    std::optional<qint64> integer(QLatin1StringView name, IntegerRange range = {});
    std::optional<bool> boolean(QLatin1StringView name);
    std::optional<UtcTime> time(QLatin1StringView name);
    UtcTime requiredTime(QLatin1StringView name);
    bool requiredBoolean(QLatin1StringView name);
    /// A decimal string; a number is a wrong shape.
    template <class IdType> std::optional<IdType> id(QLatin1StringView name)
    {
        const auto value = idValue(name, false);
        return value ? std::optional(IdType(*value)) : std::nullopt;
    }
    template <class IdType> IdType requiredId(QLatin1StringView name)
    {
        return IdType(idValue(name, true).value_or(0));
    }
    /// Text, a whole number, true, false or null (an absent member too). Whatever else a newer version may have written
    /// comes as its JSON text.
    JsonScalar scalar(QLatin1StringView name);
    std::optional<JsonObject> object(QLatin1StringView name);
    /// Records the absence; the object returned then is empty.
    JsonObject requiredObject(QLatin1StringView name);
    /// Absent: empty. An element that is no object is a wrong shape; more than `max` elements are unacceptable.
    std::vector<JsonObject> objects(QLatin1StringView name, int max);
    /// As objects(); an absent or null member is a wrong shape, an empty list is not.
    std::vector<JsonObject> requiredObjects(QLatin1StringView name, int max);
    std::vector<QString> texts(QLatin1StringView name, int max, LengthRange length = {1, 255});
    /// All members as text (values must be strings), in document order; for open maps such as a view's query.
    std::vector<std::pair<QString, QString>> textMembers(int max, LengthRange length = {0, 1000});
    /// All members as scalar() or as objects, in document order; for open maps such as a timeline entry's.
    std::vector<std::pair<QString, JsonScalar>> scalarMembers(int max);
    std::vector<std::pair<QString, JsonObject>> objectMembers(int max);
    /// The member's JSON text as it would be written again; empty if absent.
    QByteArray raw(QLatin1StringView name) const;

    /// Records a problem of a member of this object that only the caller can see.
    void wrongShape(QLatin1StringView name, QString problem);
    void unacceptable(QLatin1StringView name, QString problem);
    /// "lines[2].quantity": the member's full path. An empty name means this object; the root is then called "body".
    QString path(QLatin1StringView name) const;

    /// To be called once all members were asked for: members nobody asked for (if they are refused) and names asked for
    /// that occur twice are wrong shapes.
    void finish();

private:
    friend class JsonDocument;
    explicit JsonObject(std::unique_ptr<Node> node);
    std::optional<qint64> idValue(QLatin1StringView name, bool required);
    std::unique_ptr<Node> m_node;
};

/// A parsed document whose root is an object. Depth is limited to 32 levels; not UTF-8, numbers beyond a double, whole
/// numbers beyond 64 bits, lone surrogates and anything after the root are refused as BAD_REQUEST.
class JsonDocument
{
public:
    struct State;
    static Result<JsonDocument> parse(QByteArrayView json, UnknownMembers unknown);
    JsonDocument(JsonDocument&&) noexcept;
    JsonDocument& operator=(JsonDocument&&) noexcept;
    ~JsonDocument();

    JsonObject root();
    Problems& problems();
    /// problems().result(). Whoever reads an object calls its finish(); a document does not know what is still to be read.
    Result<> result() const;

private:
    explicit JsonDocument(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace ch
