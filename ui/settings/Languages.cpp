// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/Languages.h"

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

const std::vector<Language>& languages()
{
    static const std::vector<Language> all{{u"en"_s, u"English"_s}, {u"zh_CN"_s, u"简体中文"_s}};
    return all;
}

} // namespace ch::ui
