// SPDX-License-Identifier: Apache-2.0
#include "ui/signin/ShopSwitcher.h"

#include "ui/kit/Icons.h"
#include "ui/kit/Theme.h"
#include "ui/signin/ShopFace.h"

#include <QDir>
#include <QMenu>
#include <QPainter>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kHeight = 48;
constexpr int kWidth = 184;
constexpr int kChevron = 16;

} // namespace

ShopSwitcher::ShopSwitcher(UiContext& context, ShopList& shops, QWidget* parent)
    : QToolButton(parent)
    , m_context(context)
    , m_shops(shops)
    , m_menu(new QMenu(this))
{
    setMenu(m_menu);
    setPopupMode(QToolButton::InstantPopup);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    connect(m_menu, &QMenu::aboutToShow, this, &ShopSwitcher::fillMenu);
    connect(&m_context.workspace(), &desk::Workspace::identityChanged, this, &ShopSwitcher::showIdentity);
    showIdentity();
}

void ShopSwitcher::showIdentity()
{
    const Identity& identity = m_context.workspace().identity();
    m_shop = {.server = identity.server, .userName = identity.userName, .shopName = identity.shopName};
    const QString name =
        identity.isNobody() ? tr("No shop") : tr("%1, %2", "shop, user").arg(shopTitle(m_shop), identity.userName);
    setAccessibleName(name);
    setAccessibleDescription(tr("Switches to another shop"));
    setToolTip(name);
    update();
}

void ShopSwitcher::fillMenu()
{
    m_menu->clear();
    const QString open = QDir(m_context.workspace().profileFolder()).absolutePath();
    for (const KnownShop& shop : m_shops.shops()) {
        const bool isOpen = shop.profileFolder == open;
        // An ampersand in a name is no mnemonic.
        QString text = QString(shopTitle(shop) + u" — " + shopDetail(shop)).replace(u'&', "&&"_L1);
        QAction* action = m_menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(isOpen);
        if (!isOpen)
            connect(action, &QAction::triggered, this,
                    [this, folder = shop.profileFolder] { Q_EMIT shopRequested(folder); });
    }
    m_menu->addSeparator();
    QAction* add = m_menu->addAction(ui::icon("plus"_L1), tr("Add a shop…"));
    connect(add, &QAction::triggered, this, [this] { Q_EMIT shopRequested(m_shops.newProfileFolder()); });
}

QSize ShopSwitcher::sizeHint() const
{
    return {kWidth, kHeight};
}

void ShopSwitcher::changeEvent(QEvent* event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showIdentity();
}

void ShopSwitcher::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = colorsOf(palette());
    painter.setPen(hasFocus() ? QPen(colors.accent, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(underMouse() || isDown() ? QBrush(colors.hover) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    const bool isWide = width() >= kWidth / 2;
    const QRect inner = isWide ? rect().adjusted(kGrid, 0, -kGrid - kChevron, 0) : rect();
    const bool isNobody = m_context.workspace().identity().isNobody();
    paintShop(painter, inner, isNobody ? tr("No shop") : shopTitle(m_shop), isNobody ? tr("Sign in") : m_shop.userName,
              palette());
    if (isWide)
        painter.drawPixmap(width() - kGrid - kChevron, (height() - kChevron) / 2,
                           iconPixmap("chevron-down"_L1, colors.muted, kChevron, devicePixelRatioF()));
}

} // namespace ch::ui
