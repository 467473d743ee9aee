// SPDX-License-Identifier: Apache-2.0
#include "ui/print/TargetBox.h"

#include "ui/print/SystemPrinter.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QSignalBlocker>
#include <QStandardPaths>

#include <algorithm>

namespace ch::ui {

namespace {

constexpr int kKindRole = Qt::UserRole;
constexpr int kNameRole = Qt::UserRole + 1;
constexpr int kOtherFolder = -1;
/// Names of printers are long; the list below the box is as wide as they are.
constexpr int kShownCharacters = 18;

QString shortPath(const QString& path)
{
    const QString home = QDir::homePath();
    const QString shown = path.startsWith(QString(home + u'/')) ? QString(u'~' + path.mid(home.size())) : path;
    return QDir::toNativeSeparators(shown);
}

} // namespace

TargetBox::TargetBox(QWidget* parent) : QComboBox(parent)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(kShownCharacters);
    fill();
    connect(this, &QComboBox::activated, this, &TargetBox::choose);
}

void TargetBox::setPrinters(const std::vector<SystemPrinter>& printers)
{
    m_printers.clear();
    for (const SystemPrinter& printer : printers)
        m_printers.push_back({printer.name, printer.description});
    m_isKnown = true;
    fill();
}

void TargetBox::setTarget(const PrintTarget& target)
{
    m_target = target;
    fill();
}

void TargetBox::fill()
{
    using Kind = PrintTarget::Kind;
    const QSignalBlocker quiet(this);
    clear();
    const auto add = [this](const QString& text, Kind kind, const QString& name) {
        addItem(text);
        setItemData(count() - 1, int(kind), kKindRole);
        setItemData(count() - 1, name, kNameRole);
        if (kind == m_target.kind && name == m_target.name)
            setCurrentIndex(count() - 1);
    };
    if (m_target.isNone())
        add(tr("Choose a printer"), Kind::None, QString());
    for (const Printer& printer : m_printers)
        add(printer.description, Kind::Printer, printer.name);
    const bool isThere =
        std::ranges::any_of(m_printers, [this](const Printer& each) { return each.name == m_target.name; });
    if (m_target.kind == Kind::Printer && !isThere)
        add(m_isKnown ? tr("%1 (not there)", "a printer").arg(m_target.name) : m_target.name, Kind::Printer,
            m_target.name);
    if (m_target.kind == Kind::Folder)
        add(tr("Folder %1").arg(shortPath(m_target.name)), Kind::Folder, m_target.name);
    insertSeparator(count());
    addItem(tr("Print to a folder…"));
    setItemData(count() - 1, kOtherFolder, kKindRole);
    if (m_target.isNone())
        setCurrentIndex(0);
    setToolTip(currentText());
}

void TargetBox::choose(int index)
{
    const int kind = itemData(index, kKindRole).toInt();
    if (kind == kOtherFolder) {
        // Until a folder is chosen, nothing else is.
        fill();
        chooseFolder();
    } else {
        accept({PrintTarget::Kind(kind), itemData(index, kNameRole).toString()});
    }
}

void TargetBox::chooseFolder()
{
    const QString before = m_target.kind == PrintTarget::Kind::Folder
                               ? m_target.name
                               : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto* dialog = new QFileDialog(this, tr("Choose a folder for the PDFs"), before);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        accept({PrintTarget::Kind::Folder, folder});
    });
    dialog->open();
}

void TargetBox::accept(const PrintTarget& target)
{
    if (target == m_target)
        return;
    m_target = target;
    fill();
    Q_EMIT targetChanged(m_target);
}

void TargetBox::changeEvent(QEvent* event)
{
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

} // namespace ch::ui
