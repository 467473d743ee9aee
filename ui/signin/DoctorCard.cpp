// SPDX-License-Identifier: Apache-2.0
#include "ui/signin/DoctorCard.h"

#include "core/base/Deliver.h"
#include "ui/kit/Icons.h"

#include <QBoxLayout>
#include <QEvent>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

using Step = desk::ConnectionCheck::Step;

constexpr std::array kSteps{Step::Address, Step::Network, Step::Tls, Step::Service, Step::SignIn, Step::Permission};
constexpr int kMark = 16;

} // namespace

DoctorCard::DoctorCard(UiContext& context, QWidget* parent) : Card({}, parent), m_context(context)
{
    for (size_t i = 0; i < kSteps.size(); ++i)
        m_rows.push_back(addRow());
    setHeading(tr("Connection"));
}

DoctorCard::Row DoctorCard::addRow()
{
    Row row{.mark = new QLabel(this),
            .name = new TextLabel({}, TextStyle::Strong, this),
            .text = new TextLabel({}, TextStyle::Caption, this),
            .aside = new TextLabel({}, TextStyle::Caption, this)};
    row.mark->setFixedSize(kMark, kMark + 4);
    row.text->setMuted(true);
    row.aside->setMuted(true);
    row.aside->setWordWrap(false);
    row.name->setWordWrap(false);
    auto* first = new QHBoxLayout;
    first->setSpacing(kGrid);
    first->addWidget(row.name);
    first->addStretch(1);
    first->addWidget(row.aside);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addLayout(first);
    texts->addWidget(row.text);
    auto* line = new QHBoxLayout;
    line->setSpacing(kGrid);
    line->addWidget(row.mark, 0, Qt::AlignTop);
    line->addLayout(texts, 1);
    body()->addLayout(line);
    return row;
}

void DoctorCard::run(const desk::SignInRequest& request)
{
    if (m_isRunning)
        return;
    m_isRunning = true;
    m_server = request.server.trimmed();
    m_checks.clear();
    showAll();
    deliver(m_context.workspace().diagnose(request), this, [this](const std::vector<desk::ConnectionCheck>& checks) {
        m_isRunning = false;
        m_checks = checks;
        showAll();
        Q_EMIT finished();
    });
}

void DoctorCard::showAll()
{
    setHeading(m_isRunning ? tr("Checking the connection…") : tr("Connection"));
    for (size_t i = 0; i < kSteps.size(); ++i)
        showRow(i);
}

void DoctorCard::showRow(size_t step)
{
    const auto check = std::find_if(m_checks.begin(), m_checks.end(),
                                    [step](const desk::ConnectionCheck& each) { return each.step == kSteps[step]; });
    State state = m_isRunning ? State::Running : State::NotTried;
    if (check != m_checks.end())
        state = check->error ? State::Failed : State::Passed;
    const Row& row = m_rows[step];
    const Colors& colors = colorsOf(palette());
    const QLatin1StringView mark = state == State::Passed ? "check"_L1 : state == State::Failed ? "x"_L1 : "minus"_L1;
    const QColor ink = state == State::Passed ? colors.good : state == State::Failed ? colors.bad : colors.faint;
    row.mark->setPixmap(iconPixmap(mark, ink, kMark, devicePixelRatioF()));
    row.mark->setAccessibleName(state == State::Passed   ? tr("Passed")
                                : state == State::Failed ? tr("Failed")
                                                         : tr("Not tried"));
    row.name->setFullText(nameOf(step));
    // All steps fit into a laptop's window: what was not tried needs no line of its own.
    const bool isAside = state == State::NotTried || state == State::Running;
    row.aside->setFullText(isAside ? sentence(step, state) : QString());
    row.text->setFullText(isAside ? QString() : sentence(step, state));
    row.text->setVisible(!isAside);
    row.text->setTone(state == State::Failed ? Tone::Bad : Tone::Neutral);
    row.text->setMuted(state != State::Failed);
}

QString DoctorCard::nameOf(size_t step)
{
    switch (kSteps[step]) {
    case Step::Address:
        return tr("Address");
    case Step::Network:
        return tr("Network");
    case Step::Tls:
        return tr("Encryption");
    case Step::Service:
        return tr("Order service");
    case Step::SignIn:
        return tr("User and password");
    case Step::Permission:
        return tr("Permission");
    }
    Q_UNREACHABLE();
}

QString DoctorCard::failureOf(Step step, const Error& error)
{
    // What these advise elsewhere is for somebody who works with data that is here already.
    const bool isSilent = error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout;
    if (step == Step::Network && isSilent)
        return tr("Nobody answers there. Check the address, the network, and that the service runs.");
    if (step == Step::Service && isSilent)
        return tr(
            "Something takes the call and says nothing. Check the address, or ask whoever looks after the service.");
    const ErrorWords failure = words(error);
    return failure.next.isEmpty() ? failure.what : tr("%1 %2", "two sentences").arg(failure.what, failure.next);
}

QString DoctorCard::sentence(size_t step, State state) const
{
    switch (state) {
    case State::Running:
        return tr("Being checked…");
    case State::NotTried:
        return tr("Not tried");
    case State::Failed:
        return failureOf(kSteps[step], *m_checks.back().error);
    case State::Passed:
        break;
    }
    switch (kSteps[step]) {
    case Step::Address:
        return tr("The address makes sense.");
    case Step::Network:
        return tr("The server can be reached.");
    case Step::Tls:
        return m_server.startsWith("http:"_L1, Qt::CaseInsensitive)
                   ? tr("Not needed: the service is on this very machine.")
                   : tr("The connection is encrypted, and the server is who it says it is.");
    case Step::Service:
        return tr("An order service answers there.");
    case Step::SignIn:
        return tr("They are right.");
    case Step::Permission:
        return tr("This user may read orders.");
    }
    Q_UNREACHABLE();
}

void DoctorCard::changeEvent(QEvent* event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        showAll();
}

} // namespace ch::ui
