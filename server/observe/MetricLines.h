// SPDX-License-Identifier: Apache-2.0
// Figures that are counted elsewhere, as Prometheus reads them.
// A value; belongs to one thread at a time.
#pragma once

#include <QByteArray>

#include <memory>
#include <string>
#include <utility>

namespace ch::server {

class MetricLines
{
public:
    using Label = std::pair<std::string, std::string>;

    MetricLines();
    ~MetricLines();

    /// Figures of one name follow each other. No label: {}.
    void counter(const std::string& name, const std::string& help, double value, const Label& label = {});
    void gauge(const std::string& name, const std::string& help, double value, const Label& label = {});

    QByteArray toText() const;

private:
    struct State;
    void add(const std::string& name, const std::string& help, double value, const Label& label, bool isCounter);
    std::unique_ptr<State> m_state;
};

} // namespace ch::server
