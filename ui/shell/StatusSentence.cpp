// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/StatusSentence.h"

#include <cmath>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(ch::ui::StatusSentence)

public:
    Text(const SyncStatus& status, const Formats& formats, UtcTime now, bool hasHadContact)
        : m_status(status)
        , m_formats(formats)
        , m_now(now)
        , m_hasHadContact(hasHadContact)
    {}

    StatusSentence sentence() const
    {
        StatusSentence sentence{.data = data(),
                                .waiting = tr("%Ln waiting", nullptr, plural(m_status.waiting)),
                                .refused = tr("%Ln refused", nullptr, plural(m_status.refused)),
                                .progress = progress(),
                                .fraction = fraction()};
        if (m_status.quarantined > 0)
            sentence.quarantined = tr("%Ln set aside", nullptr, plural(m_status.quarantined));
        setLink(sentence);
        return sentence;
    }

    static QString ofAction(StatusAction action)
    {
        switch (action) {
        case StatusAction::None:
            break;
        case StatusAction::Stop:
            return tr("Stop");
        case StatusAction::TryNow:
            return tr("Try now");
        case StatusAction::SignIn:
            return tr("Sign in");
        case StatusAction::DecideRemovals:
            return tr("Decide…");
        }
        return {};
    }

private:
    static int plural(qint64 count) { return int(std::min<qint64>(count, std::numeric_limits<int>::max())); }

    QString data() const
    {
        return m_status.dataAsOf ? tr("Data as of %1").arg(m_formats.when(*m_status.dataAsOf, m_now))
                                 : tr("Not all data is here yet");
    }

    bool isBusy() const { return m_status.activity != SyncStatus::Activity::Idle; }
    bool hasContact() const { return m_hasHadContact || (isBusy() && m_status.done > 0); }

    QString nextTry() const
    {
        if (!m_status.nextTry)
            return {};
        const qint64 ms = m_status.nextTry->epochMs() - m_now.epochMs();
        const auto seconds = std::chrono::seconds(std::max<qint64>(1, (ms + 999) / 1000));
        return tr("next try in %1").arg(m_formats.duration(seconds));
    }

    QString withNextTry(const QString& what) const
    {
        if (isBusy())
            return tr("%1, trying now", "what is the matter").arg(what);
        const QString next = nextTry();
        return next.isEmpty() ? what : tr("%1, %2", "what is the matter, next try").arg(what, next);
    }

    QString whatFailed() const
    {
        QString what = m_status.error ? words(*m_status.error).what : tr("Something went wrong");
        // It stands in a line, where a full stop in the middle would be one too many.
        while (what.endsWith(u'.') || what.endsWith(u'。'))
            what.chop(1);
        return what;
    }

    QString removals() const { return tr("Much of what is here vanished at the service; nothing was removed"); }

    void setLink(StatusSentence& sentence) const
    {
        const auto set = [&sentence](const QString& text, Tone tone, StatusAction action) {
            sentence.link = text;
            sentence.linkTone = tone;
            sentence.action = action;
        };
        const StatusAction stopOr = isBusy() ? StatusAction::Stop : StatusAction::TryNow;
        switch (m_status.trouble) {
        case SyncStatus::Trouble::None:
            return set(hasContact() ? tr("Online") : tr("Connecting…"), hasContact() ? Tone::Good : Tone::Neutral,
                       isBusy() ? StatusAction::Stop : StatusAction::None);
        case SyncStatus::Trouble::Offline:
            return set(withNextTry(tr("Offline")), Tone::Warn, stopOr);
        case SyncStatus::Trouble::SignInNeeded:
            return set(tr("Sign-in needed"), Tone::Warn, StatusAction::SignIn);
        case SyncStatus::Trouble::RemovalsNeedConsent:
            return set(removals(), Tone::Warn, StatusAction::DecideRemovals);
        case SyncStatus::Trouble::ClientTooOld:
            return set(tr("This version is too old for the service"), Tone::Bad, StatusAction::None);
        case SyncStatus::Trouble::Storage:
        case SyncStatus::Trouble::Failed:
            return set(withNextTry(whatFailed()), Tone::Bad, stopOr);
        }
    }

    QString progress() const
    {
        QString what;
        switch (m_status.activity) {
        case SyncStatus::Activity::Idle:
            return {};
        case SyncStatus::Activity::Sending:
            what = m_status.total > 0 ? tr("Sending %1 of %2") : tr("Sending");
            break;
        case SyncStatus::Activity::Fetching:
            if (m_status.done == 0 && m_status.total == 0)
                what = tr("Looking for changes");
            else
                what = m_status.total > 0 ? tr("Fetching %1 of %2") : tr("Fetched %1");
            break;
        case SyncStatus::Activity::Indexing:
            what = tr("Preparing the search, %1 %");
            break;
        }
        what.replace(u"%1"_s, m_formats.count(m_status.done));
        what.replace(u"%2"_s, m_formats.count(m_status.total));
        if (m_status.activity == SyncStatus::Activity::Indexing)
            return what;
        if (m_status.perSecond > 0)
            what += tr(" · %1/s", "so many in a second")
                        .arg(m_formats.count(std::max<qint64>(1, std::llround(m_status.perSecond))));
        if (m_status.timeLeft)
            what += tr(" · %1 left", "so much time").arg(m_formats.duration(*m_status.timeLeft));
        return what;
    }

    double fraction() const
    {
        if (m_status.activity == SyncStatus::Activity::Idle)
            return -1;
        if (m_status.activity == SyncStatus::Activity::Indexing)
            return std::clamp(double(m_status.done) / 100.0, 0.0, 1.0);
        return m_status.total > 0 ? std::clamp(double(m_status.done) / double(m_status.total), 0.0, 1.0) : -1;
    }

    const SyncStatus& m_status;
    const Formats& m_formats;
    UtcTime m_now;
    bool m_hasHadContact;
};

} // namespace

QString StatusSentence::whole() const
{
    QStringList parts{data, waiting, refused};
    for (const QString& part : {quarantined, link, progress}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(u" · "_s);
}

StatusSentence sentenceOf(const SyncStatus& status, const Formats& formats, UtcTime now, bool hasHadContact)
{
    return Text(status, formats, now, hasHadContact).sentence();
}

QString words(StatusAction action)
{
    return Text::ofAction(action);
}

} // namespace ch::ui
