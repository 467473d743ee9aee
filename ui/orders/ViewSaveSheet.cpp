// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/ViewSaveSheet.h"

#include "core/base/Deliver.h"

namespace ch::ui {

namespace {

/// What the service takes.
constexpr int kLongestName = 64;

} // namespace

ViewSaveSheet::ViewSaveSheet(UiContext& context, const SavedView& view, QWidget* host)
    : Sheet(view.id.isNull() ? tr("Save view") : tr("Rename or share view"), host)
    , m_context(context)
    , m_view(view)
    , m_key(OpId::random())
    , m_name(new QLineEdit)
    , m_nameField(new FormField(tr("Name"), m_name))
{
    m_name->setMaxLength(kLongestName);
    m_name->setText(view.name);
    m_name->selectAll();
    m_nameField->setHint(tr("Filter, sort and columns of the list are saved with it."));
    body()->addWidget(m_nameField);
    auto* caption = new TextLabel(tr("Who sees it"), TextStyle::Caption);
    auto* roles = new QVBoxLayout;
    roles->setSpacing(kGrid);
    roles->addWidget(caption);
    for (const Role role : {Role::Merchant, Role::Manager, Role::Warehouse}) {
        auto* box = new QCheckBox(words(role));
        box->setChecked(view.roles.contains(role) || role == Role::Merchant);
        // One who saves a view wants to find it again.
        box->setEnabled(role != Role::Merchant);
        roles->addWidget(box);
        m_roles.emplace_back(role, box);
        connect(box, &QCheckBox::toggled, this, [this] { m_key = OpId::random(); });
    }
    static_cast<QVBoxLayout*>(body())->addLayout(roles);
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_key = OpId::random();
        m_nameField->setProblem({});
        setDirty(true);
    });
    connect(addButton(tr("Cancel"), ButtonKind::Plain), &QPushButton::clicked, this, &Sheet::leave);
    m_save = addButton(tr("Save"), ButtonKind::Primary);
    connect(m_save, &QPushButton::clicked, this, &ViewSaveSheet::save);
    connect(m_name, &QLineEdit::returnPressed, m_save, &QPushButton::click);
}

Roles ViewSaveSheet::roles() const
{
    Roles roles;
    for (const auto& [role, box] : m_roles) {
        if (box->isChecked())
            roles = roles | role;
    }
    return roles;
}

void ViewSaveSheet::save()
{
    const QString name = m_name->text().simplified();
    if (name.isEmpty()) {
        m_nameField->setProblem(tr("A view needs a name."));
        m_name->setFocus();
        return;
    }
    m_view.name = name;
    m_view.roles = roles();
    m_save->setEnabled(false);
    notice()->hide();
    deliver(m_context.workspace().views().save(m_view, m_key), this,
            [this](const Result<SavedView>& view) { onSaved(view); });
}

void ViewSaveSheet::onSaved(const Result<SavedView>& view)
{
    m_save->setEnabled(true);
    if (!view) {
        notice()->show(view.error());
        return;
    }
    Q_EMIT saved(*view);
    close();
}

} // namespace ch::ui
