// SPDX-License-Identifier: Apache-2.0
// Captions and values in two columns; a value wraps, and can be selected and copied.
// Thread of the windows.
#pragma once

#include <QWidget>

#include <utility>
#include <vector>

class QGridLayout;

namespace ch::ui {

class FactList : public QWidget
{
    Q_OBJECT

public:
    using Facts = std::vector<std::pair<QString, QString>>;

    explicit FactList(QWidget* parent = nullptr);
    /// Those without a value are left out.
    void set(const Facts& facts);

private:
    QGridLayout* m_grid;
};

} // namespace ch::ui
