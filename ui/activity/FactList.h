// SPDX-License-Identifier: Apache-2.0
// Values under their captions; a value wraps, and can be selected and copied.
// Thread of the windows.
#pragma once

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace ch::ui {

class FactList : public QWidget
{
    Q_OBJECT

public:
    struct Fact
    {
        QString caption;
        QString value;
        /// On hover.
        QString exact{};
    };

    explicit FactList(QWidget* parent = nullptr);
    /// Those without a value are left out.
    void set(const std::vector<Fact>& facts);

private:
    void add(const Fact& fact);

    QVBoxLayout* m_column;
};

} // namespace ch::ui
