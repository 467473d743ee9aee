// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/FormField.h"

#include "ui/kit/KitStyle.h"

#include <QAccessible>
#include <QVBoxLayout>

namespace ch::ui {

FormField::FormField(const QString& label, QWidget* field, QWidget* parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_field(field)
    , m_foot(new TextLabel({}, TextStyle::Caption, this))
{
    m_label->setTextFormat(Qt::PlainText);
    QFont font = fontOf(TextStyle::Caption);
    font.setWeight(QFont::Medium);
    m_label->setFont(font);
    m_label->setBuddy(field);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_label);
    column->addWidget(field);
    column->addWidget(m_foot);
    // Else a form with room to spare pulls its fields apart from their labels.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setLabel(label);
    showFoot();
}

void FormField::setLabel(const QString& label)
{
    m_label->setText(label);
    m_label->setVisible(!label.isEmpty());
    QString name = label;
    m_field->setAccessibleName(name.remove(u'&'));
}

void FormField::setHint(const QString& hint)
{
    m_hint = hint;
    showFoot();
}

void FormField::setProblem(const QString& problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    m_field->setProperty(kProblemProperty, !problem.isEmpty());
    m_field->update();
    showFoot();
    if (!problem.isEmpty()) {
        QAccessibleEvent event(m_field, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
}

void FormField::showFoot()
{
    const QString text = m_problem.isEmpty() ? m_hint : m_problem;
    m_foot->setFullText(text);
    m_foot->setVisible(!text.isEmpty());
    m_foot->setMuted(m_problem.isEmpty());
    m_foot->setTone(m_problem.isEmpty() ? Tone::Neutral : Tone::Bad);
    m_field->setAccessibleDescription(text);
}

} // namespace ch::ui
