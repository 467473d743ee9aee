// SPDX-License-Identifier: Apache-2.0
// A refused entry, entered anew: the fields that its kind has, and the body that they make.
// Thread of the windows.
#pragma once

#include "core/domain/PendingOperation.h"

#include <QJsonObject>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace ch::ui {

class UiContext;

/// Steps that are nothing but their kind have nothing to correct.
bool canBeCorrected(OperationKind kind);

class OperationCorrection : public QWidget
{
    Q_OBJECT

public:
    OperationCorrection(const PendingOperation& operation, UiContext& context, QWidget* parent = nullptr);

    /// What was entered, with what else the body held; empty while a field that is needed has nothing in it.
    QByteArray body() const;

Q_SIGNALS:
    void edited();

private:
    void addFields();
    void addParcel(bool isShipment);
    void addReasons(const QStringList& reasons);
    QLineEdit* addText(QLatin1StringView member, const QString& caption, bool isNeeded);
    QSpinBox* addNumber(QLatin1StringView member, const QString& caption, int least);
    void addRow(const QString& caption, QWidget* field);

    OperationKind m_kind;
    QByteArray m_facts;
    UiContext& m_context;
    QVBoxLayout* m_column;
    /// Of the request, with what the fields hold: they write it.
    QJsonObject m_body;
    QStringList m_needed;
};

} // namespace ch::ui
