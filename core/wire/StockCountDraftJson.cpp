// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderDraftChecks.h"
#include "core/domain/Stock.h"
#include "core/wire/StockCountJson.h"

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr LengthRange kName{1, 100};
constexpr LengthRange kCode{1, 64};
constexpr LengthRange kNote{0, int{kMaxNoteLength}};
constexpr IntegerRange kCounted{0, kMostCounted};
/// A row never holds more.
constexpr IntegerRange kOnHand{0, 1'000'000'000'000};
constexpr IntegerRange kRound{1, 1'000'000};

void writeGiven(JsonWriter& json, QLatin1StringView name, const QString& text)
{
    if (!text.isEmpty())
        json.key(name).text(text);
}

QString optionalText(JsonObject& json, QLatin1StringView name, LengthRange length)
{
    return json.text(name, length).value_or(QString());
}

/// A word of a fixed list that a person chose.
template <class Enum>
Enum chosen(JsonObject& json, QLatin1StringView name, std::optional<Enum> (*fromName)(QStringView), Enum fallback,
            const QString& words)
{
    const QString text = json.requiredText(name);
    const auto value = fromName(text);
    if (!value && !text.isEmpty())
        json.unacceptable(name, u"must be "_s + words);
    return value.value_or(fallback);
}

QString optionalReason(JsonObject& json)
{
    QString reason = optionalText(json, "reason"_L1, {1, 64});
    if (!reason.isEmpty() && !isStockReason(reason))
        json.unacceptable("reason"_L1, u"must be RECEIVED, RETURNED, DAMAGED, LOST, COUNTED, CORRECTION or OTHER"_s);
    return reason;
}

CountScope readChosenScope(JsonObject json)
{
    CountScope scope;
    scope.kind = chosen(json, "kind"_L1, countScopeKindFromName, CountScope::Kind::All, u"ALL, LOCATION or SKUS"_s);
    scope.location = optionalText(json, "location"_L1, kCode);
    const std::vector<QString> skus = json.texts("skus"_L1, kMostChosenSkus, kCode);
    scope.skus = QStringList(skus.begin(), skus.end());
    if ((scope.kind == CountScope::Kind::Location) == scope.location.isEmpty())
        json.unacceptable("location"_L1, u"goes with the kind LOCATION, and with no other"_s);
    if ((scope.kind == CountScope::Kind::Skus) == scope.skus.isEmpty())
        json.unacceptable("skus"_L1, u"go with the kind SKUS, and with no other"_s);
    json.finish();
    return scope;
}

} // namespace

NewStockCount readNewStockCount(JsonObject& json)
{
    NewStockCount draft;
    draft.name = json.requiredText("name"_L1, kName);
    if (!draft.name.isEmpty() && draft.name.trimmed().isEmpty())
        json.unacceptable("name"_L1, u"must not be blank"_s);
    draft.scope = readChosenScope(json.requiredObject("scope"_L1));
    draft.blind = json.boolean("blind"_L1).value_or(false);
    draft.note = optionalText(json, "note"_L1, kNote);
    json.finish();
    return draft;
}

CountLineDraft readCountLineDraft(JsonObject& json)
{
    CountLineDraft draft;
    // Null takes back what was counted there; to leave it out is a mistake.
    if (!json.has("counted"_L1))
        json.wrongShape("counted"_L1, u"is required; null takes back what was counted"_s);
    draft.counted = json.integer("counted"_L1, kCounted);
    draft.expected = json.requiredInteger("expected"_L1, kOnHand);
    draft.countedAt = json.requiredTime("counted_at"_L1);
    draft.place = optionalText(json, "place"_L1, kCode);
    if (!draft.place.isEmpty() && !isProductCode(draft.place))
        json.unacceptable("place"_L1, u"must have 1 to 64 visible characters and no space at its ends"_s);
    draft.round = int(json.integer("round"_L1, kRound).value_or(0));
    draft.note = optionalText(json, "note"_L1, kNote);
    json.finish();
    return draft;
}

CountApproval readCountApproval(JsonObject& json)
{
    CountApproval approval;
    approval.version = json.integer("version"_L1, {1});
    approval.reason = optionalReason(json);
    approval.note = optionalText(json, "note"_L1, kNote);
    for (JsonObject& each : json.objects("lines"_L1, kMostDecisions)) {
        CountDecision& decision = approval.lines.emplace_back();
        decision.sku = each.requiredText("sku"_L1, kCode);
        decision.kind = each.has("decision"_L1) ? chosen(each, "decision"_L1, countDecisionFromName,
                                                         CountDecision::Kind::Apply, u"APPLY, LEAVE or ZERO"_s)
                                                : CountDecision::Kind::Apply;
        decision.reason = optionalReason(each);
        decision.note = optionalText(each, "note"_L1, kNote);
        each.finish();
    }
    json.finish();
    return approval;
}

std::vector<QString> readRecount(JsonObject& json)
{
    std::vector<QString> skus = json.texts("skus"_L1, kMostRecounts, kCode);
    if (!json.has("skus"_L1))
        json.wrongShape("skus"_L1, u"is required"_s);
    else if (skus.empty())
        json.unacceptable("skus"_L1, u"must name at least one line"_s);
    json.finish();
    return skus;
}

QByteArray toJson(const NewStockCount& draft)
{
    JsonWriter json;
    json.beginObject();
    json.key("name"_L1).text(draft.name);
    json.key("scope"_L1).beginObject().key("kind"_L1).text(nameOf(draft.scope.kind));
    writeGiven(json, "location"_L1, draft.scope.location);
    if (!draft.scope.skus.isEmpty()) {
        json.key("skus"_L1).beginArray();
        for (const QString& sku : draft.scope.skus)
            json.text(sku);
        json.endArray();
    }
    json.endObject();
    json.key("blind"_L1).boolean(draft.blind);
    writeGiven(json, "note"_L1, draft.note);
    json.endObject();
    return json.take();
}

QByteArray toJson(const CountLineDraft& draft)
{
    JsonWriter json;
    json.beginObject();
    json.key("counted"_L1);
    if (draft.counted)
        json.number(*draft.counted);
    else
        json.null();
    json.key("expected"_L1).number(draft.expected);
    json.key("counted_at"_L1).time(draft.countedAt);
    writeGiven(json, "place"_L1, draft.place);
    if (draft.round > 0)
        json.key("round"_L1).number(draft.round);
    writeGiven(json, "note"_L1, draft.note);
    json.endObject();
    return json.take();
}

QByteArray toJson(const CountApproval& approval)
{
    JsonWriter json;
    json.beginObject();
    if (approval.version)
        json.key("version"_L1).number(*approval.version);
    writeGiven(json, "reason"_L1, approval.reason);
    writeGiven(json, "note"_L1, approval.note);
    json.key("lines"_L1).beginArray();
    for (const CountDecision& decision : approval.lines) {
        json.beginObject();
        json.key("sku"_L1).text(decision.sku);
        json.key("decision"_L1).text(nameOf(decision.kind));
        writeGiven(json, "reason"_L1, decision.reason);
        writeGiven(json, "note"_L1, decision.note);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.take();
}

QByteArray toRecountJson(const std::vector<QString>& skus)
{
    JsonWriter json;
    json.beginObject().key("skus"_L1).beginArray();
    for (const QString& sku : skus)
        json.text(sku);
    json.endArray().endObject();
    return json.take();
}

} // namespace ch
