// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderRules.h"
#include "core/domain/Reason.h"
#include "core/wire/JsonTree.h"
#include "core/wire/JsonWriter.h"

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

// A path may hold names that the sender made up; an answer or a log line is no place for a megabyte of them.
constexpr qsizetype kLongestPath = 200;

QString shortened(QString path)
{
    if (path.size() <= kLongestPath)
        return path;
    path.truncate(path[kLongestPath - 2].isHighSurrogate() ? kLongestPath - 2 : kLongestPath - 1);
    return path + u'…';
}

Error badRequest(const QString& field, const QString& problem, const QString& detail = {})
{
    JsonWriter facts;
    facts.beginObject();
    facts.key("field"_L1).text(field).key("problem"_L1).text(problem);
    facts.endObject();
    return refusal(Reason::BadRequest, facts.take(), detail);
}

} // namespace

void Problems::wrongShape(QString field, QString problem)
{
    if (!m_wrongShape)
        m_wrongShape.emplace(shortened(std::move(field)), std::move(problem));
}

void Problems::unacceptable(QString field, QString problem)
{
    // What more is said of a field follows from the first.
    if (m_unacceptable.empty() || m_unacceptable.back().first != field)
        m_unacceptable.emplace_back(shortened(std::move(field)), std::move(problem));
}

Result<> Problems::result() const
{
    if (m_wrongShape)
        return badRequest(m_wrongShape->first, m_wrongShape->second);
    if (m_unacceptable.empty())
        return ok();
    std::vector<FieldProblem> problems;
    problems.reserve(m_unacceptable.size());
    for (const auto& [field, problem] : m_unacceptable)
        problems.push_back({field, problem});
    return validationFailed(problems);
}

int JsonDocument::State::addStep(int parent, std::string_view name, int index)
{
    steps.push_back({parent, std::string(name), index});
    return static_cast<int>(steps.size()) - 1;
}

QString JsonDocument::State::pathOf(int step) const
{
    QString path;
    for (; step > 0; step = steps[static_cast<size_t>(step)].parent) {
        const Step& each = steps[static_cast<size_t>(step)];
        QString part = ParsedJson::toQString(each.name);
        if (each.index >= 0)
            part += u'[' + QString::number(each.index) + u']';
        path = path.isEmpty() ? part : QString(part + u'.' + path);
    }
    return path;
}

Result<JsonDocument> JsonDocument::parse(QByteArrayView json, UnknownMembers unknown)
{
    ParsedJson parsed(json);
    if (parsed.error() != simdjson::SUCCESS)
        return badRequest(u"body"_s, ParsedJson::sentenceFor(parsed.error()),
                          QString::fromLatin1(simdjson::error_message(parsed.error())));
    if (!parsed.root().is_object())
        return badRequest(u"body"_s, u"must be a JSON object"_s);
    return JsonDocument(std::make_unique<State>(std::move(parsed), unknown));
}

JsonDocument::JsonDocument(std::unique_ptr<State> state) : m_state(std::move(state)) {}

JsonDocument::JsonDocument(JsonDocument&&) noexcept = default;
JsonDocument& JsonDocument::operator=(JsonDocument&&) noexcept = default;
JsonDocument::~JsonDocument() = default;

JsonObject JsonDocument::root()
{
    // parse() made sure that it is one.
    const simdjson::dom::object object = m_state->parsed.root().get_object().value_unsafe();
    return JsonObject(std::make_unique<JsonObject::Node>(*m_state, 0, object));
}

Problems& JsonDocument::problems()
{
    return m_state->problems;
}

Result<> JsonDocument::result() const
{
    return m_state->problems.result();
}

} // namespace ch
