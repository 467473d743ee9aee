// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PackWords.h"

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Sentences
{
    Q_DECLARE_TR_FUNCTIONS(ch::ui::PackWords)
};

QString nameOf(const PackLine& line)
{
    return line.title.isEmpty() ? line.sku : line.title;
}

/// A code can be a whole web page.
QString shortened(const QString& code)
{
    constexpr qsizetype kLongest = 48;
    return code.size() <= kLongest ? code : QString(code.left(kLongest) + u'…');
}

} // namespace

PackFeedback feedbackOf(const ScanOutcome& outcome, const PackLine* line, const QString& code)
{
    const QString name = line ? nameOf(*line) : QString();
    switch (outcome.verdict) {
    case ScanVerdict::Right:
        return {.tone = Tone::Good,
                .sentence = Sentences::tr("%1: %n left", nullptr, int(line->left())).arg(name),
                .sound = ScanSound::Right,
                .lineNo = outcome.lineNo};
    case ScanVerdict::LineComplete:
        return {.tone = Tone::Good,
                .sentence = Sentences::tr("%1: complete").arg(name),
                .sound = ScanSound::LineComplete,
                .lineNo = outcome.lineNo};
    case ScanVerdict::OrderComplete:
        return {.tone = Tone::Good,
                .sentence = Sentences::tr("Everything is packed"),
                .sound = ScanSound::OrderComplete,
                .lineNo = outcome.lineNo};
    case ScanVerdict::Over:
        return {.tone = Tone::Warn,
                .sentence = Sentences::tr("One too many: %1 is complete. Put it back.").arg(name),
                .sound = ScanSound::Over,
                .lineNo = outcome.lineNo};
    case ScanVerdict::NotInOrder:
        return wrongFeedback(code);
    case ScanVerdict::Ambiguous:
        return {
            .tone = Tone::Bad,
            .sentence =
                Sentences::tr("Several articles of this order have the code %1. Scan the SKU.").arg(shortened(code)),
            .sound = ScanSound::Wrong};
    }
    Q_UNREACHABLE();
}

PackFeedback wrongFeedback(const QString& code, const Product* product)
{
    const QString sentence = product ? Sentences::tr("Wrong item: %1 is not in this order.")
                                           .arg(product->title.isEmpty() ? product->sku : product->title)
                                     : Sentences::tr("Not in this order: %1").arg(shortened(code));
    return {.tone = Tone::Bad, .sentence = sentence, .sound = ScanSound::Wrong};
}

PackFeedback warning(const QString& sentence, ScanSound sound)
{
    return {.tone = sound == ScanSound::Wrong ? Tone::Bad : Tone::Warn, .sentence = sentence, .sound = sound};
}

PackFeedback saidOf(const Error& error)
{
    const ErrorWords said = words(error);
    return warning(said.next.isEmpty() ? said.what : QString(said.what + u' ' + said.next));
}

QString whoHas(const Claim& claim)
{
    return claim.device.isEmpty() ? claim.user
                                  : Sentences::tr("%1 at %2", "a person at a device").arg(claim.user, claim.device);
}

QString ofWords(qint64 done, qint64 all, const Formats& formats)
{
    return Sentences::tr("%1 of %2", "a quantity of a quantity").arg(formats.count(done), formats.count(all));
}

QString codesOf(const PackLine& line)
{
    return line.barcode.isEmpty() || line.barcode == line.sku ? line.sku : QString(line.sku + u" · " + line.barcode);
}

} // namespace ch::ui
