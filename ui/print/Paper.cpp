// SPDX-License-Identifier: Apache-2.0
#include "ui/print/Paper.h"

namespace ch::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr std::array kNames{"A4"_L1, "Letter"_L1, "100x150"_L1};
constexpr QSizeF kLabelMillimetres(100, 150);

} // namespace

QLatin1StringView nameOf(Paper paper)
{
    return kNames[size_t(paper)];
}

std::optional<Paper> paperFromName(QStringView name)
{
    for (const Paper paper : kPapers) {
        if (name == nameOf(paper))
            return paper;
    }
    return std::nullopt;
}

QPageSize pageSizeOf(Paper paper)
{
    switch (paper) {
    case Paper::A4:
        return QPageSize(QPageSize::A4);
    case Paper::Letter:
        return QPageSize(QPageSize::Letter);
    case Paper::Label:
        // Not the paper of 4 × 6 inches, which is larger.
        return QPageSize(kLabelMillimetres, QPageSize::Millimeter, u"100x150"_s, QPageSize::ExactMatch);
    }
    Q_UNREACHABLE();
}

QSizeF sizeOf(Paper paper)
{
    if (paper == Paper::Label)
        return kLabelMillimetres * kMillimetre;
    return pageSizeOf(paper).size(QPageSize::Point) * kPoint;
}

} // namespace ch::ui
