// SPDX-License-Identifier: Apache-2.0
#include "core/wire/JsonReader.h"

#include "core/wire/JsonTree.h"

#include <algorithm>

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

std::string_view viewOf(QLatin1StringView name)
{
    return {name.data(), static_cast<size_t>(name.size())};
}

} // namespace

JsonObject::JsonObject(std::unique_ptr<Node> node) : m_node(std::move(node)) {}

JsonObject::JsonObject(JsonObject&&) noexcept = default;
JsonObject& JsonObject::operator=(JsonObject&&) noexcept = default;
JsonObject::~JsonObject() = default;

bool JsonObject::has(QLatin1StringView name) const
{
    return m_node->find(viewOf(name)) != nullptr;
}

QString JsonObject::requiredText(QLatin1StringView name, LengthRange length)
{
    const Node::Member* member = m_node->askRequired(name);
    return member ? m_node->textOf(*member, length).value_or(QString()) : QString();
}

std::optional<QString> JsonObject::text(QLatin1StringView name, LengthRange length)
{
    const Node::Member* member = m_node->askNullable(name);
    return member ? m_node->textOf(*member, length) : std::nullopt;
}

qint64 JsonObject::requiredInteger(QLatin1StringView name, IntegerRange range)
{
    const Node::Member* member = m_node->askRequired(name);
    return member ? m_node->integerOf(*member, range).value_or(0) : 0;
}

std::optional<qint64> JsonObject::integer(QLatin1StringView name, IntegerRange range)
{
    const Node::Member* member = m_node->askNullable(name);
    return member ? m_node->integerOf(*member, range) : std::nullopt;
}

std::optional<bool> JsonObject::boolean(QLatin1StringView name)
{
    const Node::Member* member = m_node->askNullable(name);
    return member ? m_node->booleanOf(*member) : std::nullopt;
}

bool JsonObject::requiredBoolean(QLatin1StringView name)
{
    const Node::Member* member = m_node->askRequired(name);
    return member && m_node->booleanOf(*member).value_or(false);
}

std::optional<UtcTime> JsonObject::time(QLatin1StringView name)
{
    const Node::Member* member = m_node->askNullable(name);
    return member ? m_node->timeOf(*member) : std::nullopt;
}

UtcTime JsonObject::requiredTime(QLatin1StringView name)
{
    const Node::Member* member = m_node->askRequired(name);
    return member ? m_node->timeOf(*member).value_or(UtcTime()) : UtcTime();
}

std::optional<qint64> JsonObject::idValue(QLatin1StringView name, bool required)
{
    const Node::Member* member = required ? m_node->askRequired(name) : m_node->askNullable(name);
    if (!member)
        return std::nullopt;
    std::string_view digits;
    if (member->value.get(digits) == simdjson::SUCCESS) {
        if (const auto id = Id<struct AnyTag>::fromText(QByteArrayView(digits.data(), qsizetype(digits.size()))))
            return id->value();
    }
    wrongShape(name, u"must be an id: a string of decimal digits"_s);
    return std::nullopt;
}

JsonScalar JsonObject::scalar(QLatin1StringView name)
{
    const Node::Member* member = m_node->askNullable(name);
    return member ? m_node->scalarOf(*member) : JsonScalar();
}

std::optional<JsonObject> JsonObject::object(QLatin1StringView name)
{
    const Node::Member* member = m_node->askNullable(name);
    return member ? m_node->objectOf(*member) : std::nullopt;
}

JsonObject JsonObject::requiredObject(QLatin1StringView name)
{
    if (const Node::Member* member = m_node->askRequired(name)) {
        if (auto object = m_node->objectOf(*member))
            return std::move(*object);
    }
    return JsonObject(std::make_unique<Node>(m_node->state, m_node->state.addStep(m_node->step, viewOf(name))));
}

std::vector<JsonObject> JsonObject::objects(QLatin1StringView name, int max)
{
    const Node::Member* member = m_node->askNullable(name);
    return member ? m_node->objectsOf(*member, max) : std::vector<JsonObject>();
}

std::vector<JsonObject> JsonObject::requiredObjects(QLatin1StringView name, int max)
{
    const Node::Member* member = m_node->askRequired(name);
    return member ? m_node->objectsOf(*member, max) : std::vector<JsonObject>();
}

std::vector<QString> JsonObject::texts(QLatin1StringView name, int max, LengthRange length)
{
    std::vector<QString> result;
    const Node::Member* member = m_node->askNullable(name);
    if (!member)
        return result;
    simdjson::dom::array elements;
    if (member->value.get(elements) != simdjson::SUCCESS) {
        wrongShape(name, u"must be a list of texts"_s);
        return result;
    }
    const std::string prefix = std::string(viewOf(name)) + '[';
    for (const simdjson::dom::element element : elements) {
        if (result.size() == static_cast<size_t>(max)) {
            unacceptable(name, u"must have at most %1 elements"_s.arg(max));
            break;
        }
        const std::string path = prefix + std::to_string(result.size()) + ']';
        // A text that is wrong keeps its place: the next one's path counts it.
        result.push_back(m_node->textOf({.name = path, .value = element}, length).value_or(QString()));
    }
    return result;
}

std::vector<std::pair<QString, QString>> JsonObject::textMembers(int max, LengthRange length)
{
    std::vector<std::pair<QString, QString>> result;
    if (!m_node->askAll(max))
        return result;
    result.reserve(m_node->members.size());
    for (const Node::Member& member : m_node->members) {
        if (auto value = m_node->textOf(member, length))
            result.emplace_back(ParsedJson::toQString(member.name), *std::move(value));
    }
    return result;
}

std::vector<std::pair<QString, JsonScalar>> JsonObject::scalarMembers(int max)
{
    std::vector<std::pair<QString, JsonScalar>> result;
    if (!m_node->askAll(max))
        return result;
    result.reserve(m_node->members.size());
    for (const Node::Member& member : m_node->members)
        result.emplace_back(ParsedJson::toQString(member.name), m_node->scalarOf(member));
    return result;
}

std::vector<std::pair<QString, JsonObject>> JsonObject::objectMembers(int max)
{
    std::vector<std::pair<QString, JsonObject>> result;
    if (!m_node->askAll(max))
        return result;
    result.reserve(m_node->members.size());
    for (const Node::Member& member : m_node->members) {
        if (auto object = m_node->objectOf(member))
            result.emplace_back(ParsedJson::toQString(member.name), *std::move(object));
    }
    return result;
}

QByteArray JsonObject::raw(QLatin1StringView name) const
{
    const Node::Member* member = m_node->ask(name);
    return member ? QByteArray::fromStdString(simdjson::minify(member->value)) : QByteArray();
}

void JsonObject::wrongShape(QLatin1StringView name, QString problem)
{
    m_node->wrongShape(viewOf(name), std::move(problem));
}

void JsonObject::unacceptable(QLatin1StringView name, QString problem)
{
    m_node->unacceptable(viewOf(name), std::move(problem));
}

QString JsonObject::path(QLatin1StringView name) const
{
    return m_node->pathOf(viewOf(name));
}

void JsonObject::finish()
{
    // Only the first wrong shape is ever told. Hostile texts have very many members, but few of them were asked for.
    std::vector<std::string_view> asked;
    for (const Node::Member& member : m_node->members) {
        if (member.asked)
            asked.push_back(member.name);
    }
    if (asked.size() == m_node->members.size())
        return;
    for (const Node::Member& member : m_node->members) {
        if (member.asked)
            continue;
        const std::string_view name = member.name.empty() ? std::string_view("\"\"") : member.name;
        if (std::ranges::find(asked, member.name) != asked.end()) {
            m_node->wrongShape(name, u"occurs twice; send it once"_s);
            return;
        }
        if (m_node->state.unknown == UnknownMembers::Refuse) {
            m_node->wrongShape(name, u"is not known here; leave it out or correct its name"_s);
            return;
        }
    }
}

} // namespace ch
