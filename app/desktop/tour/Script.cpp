// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/Script.h"

namespace ch::app {

using namespace Qt::Literals::StringLiterals;
using ui::ColorScheme;

namespace {

constexpr QSize kLaptop(1280, 800);
constexpr QSize kScreen(1920, 1080);

} // namespace

const std::vector<Look>& allLooks()
{
    static const std::vector<Look> looks = [] {
        std::vector<Look> all;
        for (const QString& language : {u"en"_s, u"zh_CN"_s}) {
            for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
                for (const QSize size : {kLaptop, kScreen})
                    all.push_back({size, scheme, language});
            }
        }
        return all;
    }();
    return looks;
}

const std::vector<Look>& someLooks()
{
    static const std::vector<Look> looks{{kLaptop, ColorScheme::Light, u"en"_s},
                                         {kScreen, ColorScheme::Dark, u"en"_s},
                                         {kLaptop, ColorScheme::Dark, u"zh_CN"_s},
                                         {kScreen, ColorScheme::Light, u"zh_CN"_s}};
    return looks;
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

Script& Script::picture(const QString& name, const std::vector<Look>& looks)
{
    m_steps.push_back({.what = QString(u"picture of "_s + name), .picture = name, .looks = looks});
    return *this;
}

} // namespace ch::app
