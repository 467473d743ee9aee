// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/Script.h"

namespace ch::app {

using namespace Qt::Literals::StringLiterals;
using ui::ColorScheme;

namespace {

constexpr QSize kLaptop(1280, 800);
constexpr QSize kLaptopAt150(853, 533);
constexpr QSize kScreen(1920, 1080);

} // namespace

std::vector<Look> looksFor(Looks looks, int round)
{
    if (looks == Looks::Small)
        return {{kLaptopAt150, round % 2 == 0 ? ColorScheme::Light : ColorScheme::Dark}};
    if (looks == Looks::Four)
        return {{kLaptop, ColorScheme::Light},
                {kScreen, ColorScheme::Light},
                {kLaptop, ColorScheme::Dark},
                {kScreen, ColorScheme::Dark}};
    if (round % 2 == 0)
        return {{kLaptop, ColorScheme::Light}, {kScreen, ColorScheme::Dark}};
    return {{kLaptop, ColorScheme::Dark}, {kScreen, ColorScheme::Light}};
}

Script& Script::act(const QString& what, std::function<void()> act)
{
    m_steps.push_back({.what = what, .act = std::move(act)});
    return *this;
}

Script& Script::wait(const QString& what, std::function<bool()> until, std::chrono::milliseconds patience)
{
    m_steps.push_back({.what = what, .until = std::move(until), .patience = patience});
    return *this;
}

Script& Script::reach(const QString& what, std::function<void()> act, std::function<bool()> until)
{
    m_steps.push_back({.what = what, .act = std::move(act), .until = std::move(until)});
    return *this;
}

Script& Script::picture(const QString& name, Looks looks)
{
    m_steps.push_back({.what = QString(u"picture of "_s + name), .picture = name, .looks = looks});
    return *this;
}

} // namespace ch::app
