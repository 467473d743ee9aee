// SPDX-License-Identifier: Apache-2.0
// The connection doctor: each step between this desk and its service, which one fails, and what can be done.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

namespace ch::ui {

class DoctorCard : public Card
{
    Q_OBJECT

public:
    explicit DoctorCard(UiContext& context, QWidget* parent = nullptr);

    /// Tries the steps; those after one that fails are not tried.
    void run(const desk::SignInRequest& request);
    bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void finished();

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class State { Running, Passed, Failed, NotTried };
    struct Row
    {
        QLabel* mark = nullptr;
        TextLabel* name = nullptr;
        TextLabel* text = nullptr;
        /// In the line of the name, while there is little to say.
        TextLabel* aside = nullptr;
    };
    Row addRow();
    void showAll();
    void showRow(size_t step);
    static QString nameOf(size_t step);
    static QString failureOf(desk::ConnectionCheck::Step step, const Error& error);
    QString sentence(size_t step, State state) const;

    UiContext& m_context;
    std::vector<Row> m_rows;
    std::vector<desk::ConnectionCheck> m_checks;
    QString m_server;
    bool m_isRunning = false;
};

} // namespace ch::ui
