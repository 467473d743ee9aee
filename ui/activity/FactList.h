// SPDX-License-Identifier: Apache-2.0
// Captions and values, beside or above each other; a value wraps, and can be selected and copied.
// Thread of the windows.
#pragma once

#include <QWidget>

#include <vector>

class QGridLayout;

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
    /// Above: for narrow places.
    enum class Captions { Beside, Above };

    explicit FactList(Captions captions = Captions::Beside, QWidget* parent = nullptr);
    /// Those without a value are left out.
    void set(const std::vector<Fact>& facts);

private:
    void add(const Fact& fact);

    Captions m_captions;
    QGridLayout* m_grid;
};

} // namespace ch::ui
