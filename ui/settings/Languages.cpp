// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/Languages.h"

#include <QLocale>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

const std::vector<Language>& languages()
{
    static const std::vector<Language> all{{u"en"_s, u"English"_s}, {u"zh_CN"_s, u"简体中文"_s}};
    return all;
}

QString languageFor(const QString& chosen)
{
    const auto isSpoken = [](const QString& code) {
        return std::any_of(languages().begin(), languages().end(),
                           [&](const Language& each) { return each.code == code; });
    };
    if (isSpoken(chosen))
        return chosen;
    const QStringList wanted = QLocale::system().uiLanguages();
    for (const QString& tag : wanted) {
        // "zh-Hans-CN", "zh": simplified characters are better than English wherever Chinese is read.
        const QString code =
            QLocale(tag).language() == QLocale::Chinese ? u"zh_CN"_s : QString(tag.section(u'-', 0, 0));
        if (isSpoken(code))
            return code;
    }
    return u"en"_s;
}

} // namespace ch::ui
