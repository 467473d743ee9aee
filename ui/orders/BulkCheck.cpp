// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/BulkCheck.h"

#include "core/base/Deliver.h"

#include <algorithm>
#include <memory>

namespace ch::ui {

namespace {

constexpr size_t kChunk = 200;

struct Checking
{
    UiContext& context;
    QObject* receiver;
    std::vector<OrderStepRequest> requests;
    std::function<void(const Result<std::vector<desk::StepCheck>>&)> onChecked;
    std::function<void(size_t)> onProgress;
    std::vector<desk::StepCheck> checks{};
    size_t next = 0;
};

void askNext(const std::shared_ptr<Checking>& checking)
{
    const auto begin = checking->requests.begin() + qsizetype(checking->next);
    const size_t n = std::min(kChunk, checking->requests.size() - checking->next);
    const std::vector<OrderStepRequest> chunk(begin, begin + qsizetype(n));
    checking->next += n;
    const auto onAnswer = [checking](const Result<std::vector<desk::StepCheck>>& answer) {
        if (!answer) {
            checking->onChecked(answer.error());
            return;
        }
        checking->checks.insert(checking->checks.end(), answer->begin(), answer->end());
        if (checking->next == checking->requests.size()) {
            checking->onChecked(std::move(checking->checks));
            return;
        }
        if (checking->onProgress)
            checking->onProgress(checking->next);
        askNext(checking);
    };
    deliver(checking->context.workspace().orders().check(chunk), checking->receiver, onAnswer);
}

} // namespace

void checkMany(UiContext& context, std::vector<OrderStepRequest> requests, QObject* receiver,
               std::function<void(const Result<std::vector<desk::StepCheck>>&)> onChecked,
               std::function<void(size_t)> onProgress)
{
    askNext(std::make_shared<Checking>(
        Checking{context, receiver, std::move(requests), std::move(onChecked), std::move(onProgress)}));
}

} // namespace ch::ui
