// SPDX-License-Identifier: Apache-2.0
#include "core/wire/JsonTree.h"

#include <algorithm>

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

qint64 codePoints(std::string_view utf8)
{
    return std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

QString sentenceFor(LengthRange length)
{
    if (length.min <= 0)
        return u"must have at most %1 characters"_s.arg(length.max);
    if (length.min == length.max)
        return u"must have exactly %1 characters"_s.arg(length.max);
    return u"must have %1 to %2 characters"_s.arg(length.min).arg(length.max);
}

QString sentenceFor(IntegerRange range)
{
    constexpr IntegerRange kAny;
    const bool below = range.min != kAny.min;
    const bool above = range.max != kAny.max;
    if (below && !above)
        return u"must be a whole number, at least %1"_s.arg(range.min);
    if (above && !below)
        return u"must be a whole number, at most %1"_s.arg(range.max);
    return u"must be a whole number from %1 to %2"_s.arg(range.min).arg(range.max);
}

} // namespace

JsonObject::Node::Node(JsonDocument::State& document, int pathStep, simdjson::dom::object object)
    : state(document)
    , step(pathStep)
{
    members.reserve(object.size());
    for (const auto field : object)
        members.push_back({.name = field.key, .value = field.value});
}

const JsonObject::Node::Member* JsonObject::Node::find(std::string_view name) const
{
    for (size_t i = 0; i < members.size(); ++i) {
        const size_t at = next + i < members.size() ? next + i : next + i - members.size();
        if (members[at].name == name) {
            next = at + 1 < members.size() ? at + 1 : 0;
            return &members[at];
        }
    }
    return nullptr;
}

JsonObject::Node::Member* JsonObject::Node::ask(QLatin1StringView name)
{
    const Member* found = find({name.data(), static_cast<size_t>(name.size())});
    if (!found)
        return nullptr;
    Member& member = members[static_cast<size_t>(found - members.data())];
    member.asked = true;
    return &member;
}

JsonObject::Node::Member* JsonObject::Node::askNullable(QLatin1StringView name)
{
    Member* member = ask(name);
    return member && !member->value.is_null() ? member : nullptr;
}

JsonObject::Node::Member* JsonObject::Node::askRequired(QLatin1StringView name)
{
    Member* member = ask(name);
    if (!member)
        wrongShape({name.data(), static_cast<size_t>(name.size())}, u"is required"_s);
    return member;
}

std::optional<QString> JsonObject::Node::textOf(const Member& member, LengthRange length)
{
    std::string_view text;
    if (member.value.get(text) != simdjson::SUCCESS) {
        wrongShape(member.name, u"must be text"_s);
        return std::nullopt;
    }
    if (text.find('\0') != std::string_view::npos) {
        unacceptable(member.name, u"must not have the character U+0000 in it"_s);
        return std::nullopt;
    }
    // SQLite takes it away from a text that it is given as UTF-16, and what is stored would not be what was sent.
    if (text.starts_with("\xEF\xBB\xBF")) {
        unacceptable(member.name, u"must not begin with the character U+FEFF"_s);
        return std::nullopt;
    }
    // Bytes are at least as many as code points, so that short texts need no counting.
    const auto bytes = static_cast<qint64>(text.size());
    if (bytes < length.min || (bytes > length.max && codePoints(text) > length.max) ||
        (length.min > 1 && codePoints(text) < length.min)) {
        unacceptable(member.name, sentenceFor(length));
        return std::nullopt;
    }
    return ParsedJson::toQString(text);
}

std::optional<qint64> JsonObject::Node::integerOf(const Member& member, IntegerRange range)
{
    qint64 value = 0;
    switch (member.value.type()) {
    case simdjson::dom::element_type::INT64:
        value = member.value.get_int64().value_unsafe();
        if (value >= range.min && value <= range.max)
            return value;
        [[fallthrough]];
    case simdjson::dom::element_type::UINT64: // only numbers beyond int64
        unacceptable(member.name, sentenceFor(range));
        return std::nullopt;
    default:
        wrongShape(member.name, u"must be a whole number"_s);
        return std::nullopt;
    }
}

std::optional<bool> JsonObject::Node::booleanOf(const Member& member)
{
    bool value = false;
    if (member.value.get(value) == simdjson::SUCCESS)
        return value;
    wrongShape(member.name, u"must be true or false"_s);
    return std::nullopt;
}

std::optional<UtcTime> JsonObject::Node::timeOf(const Member& member)
{
    std::string_view text;
    if (member.value.get(text) == simdjson::SUCCESS) {
        if (const auto time = UtcTime::fromText(QByteArrayView(text.data(), static_cast<qsizetype>(text.size()))))
            return time;
    }
    wrongShape(member.name, u"must be a time with its zone, such as 2011-09-01T08:30:00.000Z"_s);
    return std::nullopt;
}

std::optional<JsonObject> JsonObject::Node::objectOf(const Member& member)
{
    simdjson::dom::object object;
    if (member.value.get(object) == simdjson::SUCCESS)
        return JsonObject(std::make_unique<Node>(state, state.addStep(step, member.name), object));
    wrongShape(member.name, u"must be an object"_s);
    return std::nullopt;
}

std::vector<JsonObject> JsonObject::Node::objectsOf(const Member& member, int max)
{
    std::vector<JsonObject> result;
    simdjson::dom::array elements;
    if (member.value.get(elements) != simdjson::SUCCESS) {
        wrongShape(member.name, u"must be a list of objects"_s);
        return result;
    }
    result.reserve(std::min(elements.size(), static_cast<size_t>(max)));
    for (const simdjson::dom::element element : elements) {
        if (result.size() == static_cast<size_t>(max)) {
            unacceptable(member.name, u"must have at most %1 elements"_s.arg(max));
            break;
        }
        const int elementStep = state.addStep(step, member.name, static_cast<int>(result.size()));
        simdjson::dom::object object;
        if (element.get(object) != simdjson::SUCCESS) {
            state.problems.wrongShape(state.pathOf(elementStep), u"must be an object"_s);
            break;
        }
        result.push_back(JsonObject(std::make_unique<Node>(state, elementStep, object)));
    }
    return result;
}

JsonScalar JsonObject::Node::scalarOf(const Member& member)
{
    switch (member.value.type()) {
    case simdjson::dom::element_type::NULL_VALUE:
        return {};
    case simdjson::dom::element_type::BOOL:
        return member.value.get_bool().value_unsafe();
    case simdjson::dom::element_type::INT64:
        return qint64{member.value.get_int64().value_unsafe()};
    case simdjson::dom::element_type::STRING:
        if (auto text = textOf(member, {0, std::numeric_limits<int>::max()}))
            return *std::move(text);
        return {};
    default:
        return QString::fromStdString(simdjson::minify(member.value));
    }
}

bool JsonObject::Node::askAll(int max)
{
    if (members.size() > static_cast<size_t>(max)) {
        unacceptable({}, u"must have at most %1 members"_s.arg(max));
        for (Member& member : members)
            member.asked = true;
        return false;
    }
    std::vector<std::string_view> names;
    names.reserve(members.size());
    for (Member& member : members) {
        member.asked = true;
        names.push_back(member.name);
    }
    std::ranges::sort(names);
    const auto twice = std::ranges::adjacent_find(names);
    if (twice == names.end())
        return true;
    wrongShape(*twice, u"occurs twice; send it once"_s);
    return false;
}

QString JsonObject::Node::pathOf(std::string_view name) const
{
    const QString own = state.pathOf(step);
    if (name.empty())
        return own.isEmpty() ? u"body"_s : own;
    const QString member = ParsedJson::toQString(name);
    return own.isEmpty() ? member : QString(own + u'.' + member);
}

void JsonObject::Node::wrongShape(std::string_view name, QString problem)
{
    state.problems.wrongShape(pathOf(name), std::move(problem));
}

void JsonObject::Node::unacceptable(std::string_view name, QString problem)
{
    state.problems.unacceptable(pathOf(name), std::move(problem));
}

} // namespace ch
