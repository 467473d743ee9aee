// SPDX-License-Identifier: Apache-2.0
#include "server/observe/MetricLines.h"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <sstream>
#include <vector>

namespace ch::server {

struct MetricLines::State
{
    std::vector<prometheus::MetricFamily> families;
};

MetricLines::MetricLines() : m_state(std::make_unique<State>()) {}
MetricLines::~MetricLines() = default;

void MetricLines::counter(const std::string& name, const std::string& help, double value, const Label& label)
{
    add(name, help, value, label, true);
}

void MetricLines::gauge(const std::string& name, const std::string& help, double value, const Label& label)
{
    add(name, help, value, label, false);
}

void MetricLines::add(const std::string& name, const std::string& help, double value, const Label& label,
                      bool isCounter)
{
    auto& families = m_state->families;
    if (families.empty() || families.back().name != name) {
        auto& family = families.emplace_back();
        family.name = name;
        family.help = help;
        family.type = isCounter ? prometheus::MetricType::Counter : prometheus::MetricType::Gauge;
    }
    auto& metric = families.back().metric.emplace_back();
    if (!label.first.empty()) {
        auto& named = metric.label.emplace_back();
        named.name = label.first;
        named.value = label.second;
    }
    if (isCounter)
        metric.counter.value = value;
    else
        metric.gauge.value = value;
}

QByteArray MetricLines::toText() const
{
    std::ostringstream text;
    prometheus::TextSerializer().Serialize(text, m_state->families);
    return QByteArray::fromStdString(text.str());
}

} // namespace ch::server
