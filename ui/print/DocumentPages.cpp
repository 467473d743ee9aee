// SPDX-License-Identifier: Apache-2.0
#include "ui/print/DocumentPages.h"

#include "ui/print/AddressLabelPage.h"
#include "ui/print/InvoicePage.h"
#include "ui/print/PackingSlipPage.h"
#include "ui/print/PickListPage.h"

#include <iterator>

namespace ch::ui {

namespace {

PickList pickListFor(const std::vector<desk::PrintSource>& sources)
{
    std::vector<Order> orders;
    ProductsBySku products;
    orders.reserve(sources.size());
    for (const desk::PrintSource& source : sources) {
        orders.push_back(source.order);
        products.insert(source.products);
    }
    return pickListOf(orders, products);
}

QString nameFor(const desk::PrintSource& source, PrintDocument document, const PrintStyle& style)
{
    return QString(source.order.orderNo + u' ' + style.words(document));
}

std::vector<PageSet> labelSets(const std::vector<desk::PrintSource>& sources, const PrintStyle& style, int parcelNo)
{
    std::vector<PageSet> sets;
    if (style.paper != Paper::Label && sources.size() > 1) {
        sets.push_back({style.words(PrintDocument::AddressLabel), addressLabelPages(sources, style, parcelNo)});
        return sets;
    }
    for (const desk::PrintSource& source : sources)
        sets.push_back(
            {nameFor(source, PrintDocument::AddressLabel, style), addressLabelPages({source}, style, parcelNo)});
    return sets;
}

} // namespace

std::vector<PageSet> pagesOf(PrintDocument document, const std::vector<desk::PrintSource>& sources,
                             const PrintStyle& style, int parcelNo, const std::stop_token& stop)
{
    if (document == PrintDocument::PickList)
        return {{style.words(document), pickListPages(pickListFor(sources), style)}};
    if (document == PrintDocument::AddressLabel)
        return labelSets(sources, style, parcelNo);
    std::vector<PageSet> sets;
    sets.reserve(sources.size());
    for (const desk::PrintSource& source : sources) {
        if (stop.stop_requested())
            break;
        sets.push_back({nameFor(source, document, style), document == PrintDocument::Invoice
                                                              ? invoicePages(source, style)
                                                              : packingSlipPages(source, style, parcelNo)});
    }
    return sets;
}

std::vector<PrintedPage> joined(std::vector<PageSet> sets)
{
    std::vector<PrintedPage> pages;
    for (PageSet& set : sets)
        pages.insert(pages.end(), std::make_move_iterator(set.pages.begin()), std::make_move_iterator(set.pages.end()));
    return pages;
}

} // namespace ch::ui
