// SPDX-License-Identifier: Apache-2.0
#include "ui/print/TemplateSheet.h"

#include "core/base/Deliver.h"
#include "ui/print/DocumentPrinter.h"
#include "ui/print/PrintPreview.h"
#include "ui/print/PrintSettings.h"
#include "ui/print/SampleOrder.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <array>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kSheetWidth = 960;
constexpr int kFormWidth = 384;
constexpr int kPreviewHeight = 600;
constexpr int kTextHeight = 76;
constexpr int kTypingMs = 150;
constexpr QSize kLogoSize(120, 40);
constexpr qsizetype kLongestName = 120;

// By PrintField.
constexpr std::array<const char*, kPrintFieldCount> kFieldTexts{
    QT_TRANSLATE_NOOP("ch::ui::TemplateSheet", "Logo"),
    QT_TRANSLATE_NOOP("ch::ui::TemplateSheet", "Barcode of the order"),
    QT_TRANSLATE_NOOP("ch::ui::TemplateSheet", "QR code"),
    QT_TRANSLATE_NOOP("ch::ui::TemplateSheet", "SKU"),
    QT_TRANSLATE_NOOP("ch::ui::TemplateSheet", "Location"),
    QT_TRANSLATE_NOOP("ch::ui::TemplateSheet", "Barcodes of the items"),
    QT_TRANSLATE_NOOP("ch::ui::TemplateSheet", "Ship by"),
    QT_TRANSLATE_NOOP("ch::ui::TemplateSheet", "Carrier and tracking"),
    QT_TRANSLATE_NOOP("ch::ui::TemplateSheet", "Phone"),
    QT_TRANSLATE_NOOP("ch::ui::TemplateSheet", "Boxes to tick"),
    QT_TRANSLATE_NOOP("ch::ui::TemplateSheet", "Closing words"),
};

QPlainTextEdit* makeTextEdit(const QString& text)
{
    auto* edit = new QPlainTextEdit(text);
    edit->setFixedHeight(kTextHeight);
    edit->setTabChangesFocus(true);
    return edit;
}

} // namespace

TemplateSheet::TemplateSheet(UiContext& context, const std::vector<PrintLanguage>& languages, QWidget* host)
    : Sheet(tr("The shop's papers"), host)
    , m_context(context)
    , m_settings(std::make_unique<PrintSettings>(context.workspace().profileFolder()))
    , m_printer(new DocumentPrinter(context, this))
    , m_sample(sampleOrder(context.workspace().identity().currency, context.now()))
{
    setSheetWidth(kSheetWidth);
    for (const PrintDocument document : kPrintDocuments) {
        if (mayPrint(context.role(), document))
            m_documents.push_back(document);
    }
    auto* row = new QHBoxLayout;
    row->setSpacing(3 * kGrid);
    row->addWidget(makeForm(languages), 0, Qt::AlignTop);
    row->addWidget(makePreview(), 1);
    body()->addLayout(row, 1);
    connect(addButton(tr("Cancel"), ButtonKind::Plain), &QPushButton::clicked, this, &Sheet::leave);
    connect(addButton(tr("Save"), ButtonKind::Primary), &QPushButton::clicked, this, &TemplateSheet::save);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kTypingMs);
    connect(&m_delay, &QTimer::timeout, this, &TemplateSheet::showPages);
    showPages();
}

TemplateSheet::~TemplateSheet() = default;

QWidget* TemplateSheet::makeForm(const std::vector<PrintLanguage>& languages)
{
    const PrintTemplate now = m_settings->printTemplate();
    m_logo = now.logo;
    m_name = new QLineEdit(now.shopName);
    m_name->setMaxLength(kLongestName);
    m_name->setPlaceholderText(m_context.workspace().identity().shopName);
    m_address = makeTextEdit(now.shopAddress);
    m_footer = makeTextEdit(now.footer);
    m_language = new QComboBox;
    m_language->addItem(tr("As the program"), QString());
    for (const PrintLanguage& language : languages)
        m_language->addItem(language.name, language.code);
    m_language->setCurrentIndex(std::max(0, m_language->findData(now.language)));

    auto* form = new QWidget(this);
    form->setFixedWidth(kFormWidth);
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * kGrid);
    column->addWidget(makeLogoRow());
    column->addWidget(new FormField(tr("Name of the shop"), m_name));
    column->addWidget(new FormField(tr("Address, phone, tax number"), m_address));
    column->addWidget(new FormField(tr("Closing words"), m_footer));
    column->addWidget(new FormField(tr("Language on paper"), m_language));
    column->addWidget(makeFields());
    setLogo(m_logo);
    setDirty(false);
    connect(m_name, &QLineEdit::textChanged, this, &TemplateSheet::edited);
    connect(m_address, &QPlainTextEdit::textChanged, this, &TemplateSheet::edited);
    connect(m_footer, &QPlainTextEdit::textChanged, this, &TemplateSheet::edited);
    connect(m_language, &QComboBox::activated, this, &TemplateSheet::edited);
    return form;
}

QWidget* TemplateSheet::makeLogoRow()
{
    auto* place = new QWidget(this);
    auto* row = new QHBoxLayout(place);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    m_logoPicture = new QLabel(place);
    m_logoPicture->setFixedSize(kLogoSize);
    m_logoPicture->setAlignment(Qt::AlignCenter);
    auto* change = makeButton(tr("Choose a logo…"), ButtonKind::Plain, place);
    m_removeLogo = makeButton(tr("Remove"), ButtonKind::Quiet, place);
    m_removeLogo->setAccessibleName(tr("Remove the logo"));
    row->addWidget(m_logoPicture);
    row->addWidget(change);
    row->addWidget(m_removeLogo);
    row->addStretch(1);
    connect(change, &QPushButton::clicked, this, &TemplateSheet::chooseLogo);
    connect(m_removeLogo, &QPushButton::clicked, this, [this] {
        setLogo({});
        edited();
    });
    return place;
}

QWidget* TemplateSheet::makeFields()
{
    const PrintTemplate now = m_settings->printTemplate();
    auto* place = new QWidget(this);
    auto* grid = new QGridLayout(place);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * kGrid);
    grid->setVerticalSpacing(kGrid);
    auto* head = new TextLabel(tr("On the papers"), TextStyle::Strong, place);
    grid->addWidget(head, 0, 0, 1, 2);
    for (size_t i = 0; i < kPrintFieldCount; ++i) {
        auto* box = new QCheckBox(tr(kFieldTexts[i]), place);
        box->setChecked(now.fields[i]);
        grid->addWidget(box, 1 + int(i / 2), int(i % 2));
        m_fields.push_back(box);
        connect(box, &QCheckBox::toggled, this, &TemplateSheet::edited);
    }
    return place;
}

QWidget* TemplateSheet::makePreview()
{
    auto* place = new QWidget(this);
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    m_document = new SegmentedControl(tr("Document"), place);
    for (const PrintDocument document : m_documents)
        m_document->addSegment(words(document));
    m_preview = new PrintPreview(place);
    m_preview->setMinimumHeight(kPreviewHeight);
    column->addWidget(m_document, 0, Qt::AlignHCenter);
    column->addWidget(m_preview, 1);
    connect(m_document, &SegmentedControl::currentChanged, this, &TemplateSheet::showPages);
    return place;
}

void TemplateSheet::chooseLogo()
{
    auto* dialog = new QFileDialog(this, tr("Choose a logo"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Pictures (*.png *.jpg *.jpeg *.svg *.webp *.gif *.bmp)"));
    connect(dialog, &QFileDialog::fileSelected, this, &TemplateSheet::readLogoFile);
    dialog->open();
}

void TemplateSheet::readLogoFile(const QString& file)
{
    deliver(m_printer->logo(file), this, [this](const Result<QImage>& logo) {
        if (!logo) {
            notice()->show(Tone::Warn, tr("That is no picture that can be read."));
            return;
        }
        notice()->hide();
        setLogo(*logo);
        m_fields[size_t(PrintField::Logo)]->setChecked(true);
        edited();
    });
}

void TemplateSheet::setLogo(const QImage& logo)
{
    m_logo = logo;
    m_removeLogo->setVisible(!logo.isNull());
    if (logo.isNull()) {
        m_logoPicture->setPixmap({});
        m_logoPicture->hide();
        return;
    }
    const qreal ratio = devicePixelRatioF();
    QPixmap picture = QPixmap::fromImage(logo.scaled(kLogoSize * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    picture.setDevicePixelRatio(ratio);
    m_logoPicture->setPixmap(picture);
    m_logoPicture->setAccessibleName(tr("The shop's logo"));
    m_logoPicture->show();
}

void TemplateSheet::edited()
{
    setDirty(true);
    m_delay.start();
}

PrintTemplate TemplateSheet::wanted() const
{
    PrintTemplate wanted{.shopName = m_name->text().trimmed(),
                         .shopAddress = m_address->toPlainText().trimmed(),
                         .footer = m_footer->toPlainText().trimmed(),
                         .language = m_language->currentData().toString(),
                         .logo = m_logo};
    for (size_t i = 0; i < kPrintFieldCount; ++i)
        wanted.fields[i] = m_fields[i]->isChecked();
    return wanted;
}

void TemplateSheet::showPages()
{
    const PrintDocument document = m_documents[size_t(m_document->currentIndex())];
    const PrintStyle style = printStyleFor(m_context, m_settings->of(document).paper, wanted());
    const int generation = ++m_generation;
    deliver(m_printer->pages(document, {m_sample}, style), this,
            [this, generation](const std::vector<PrintedPage>& pages) {
                if (generation == m_generation)
                    m_preview->setPages(pages);
            });
}

void TemplateSheet::save()
{
    m_settings->setTemplate(wanted());
    m_context.toast({.text = tr("The shop's papers are saved."), .tone = Tone::Good});
    close();
}

} // namespace ch::ui
