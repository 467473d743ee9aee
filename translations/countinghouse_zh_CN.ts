<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Activity</name>
    <message>
        <source>Correct and send again…</source>
        <translation>更正后重发…</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation>打开订单</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>放弃…</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the order</source>
        <translation>
            <numerusform>订单中的 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>counted %1, expected %2</source>
        <translation>实盘 %1，账面 %2</translation>
    </message>
    <message>
        <source>Parcel %1</source>
        <translation>包裹 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) packed</source>
        <translation>
            <numerusform>已备货 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Being sent now</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Waits for the refused change before it</source>
        <translation>等待前一条被拒绝的改动处理完</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>Sent in %1</source>
        <translation>%1后发送</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) failed; the next now</source>
        <translation>
            <numerusform>已失败 %n 次，正在重试</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) failed; the next in %1</source>
        <translation>
            <numerusform>已失败 %n 次，%1后重试</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still trying: %n attempt(s), the next now</source>
        <translation>
            <numerusform>仍在重试：已试 %n 次，正在再试</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still trying: %n attempt(s), the next in %1</source>
        <translation>
            <numerusform>仍在重试：已试 %n 次，%1后再试</numerusform>
        </translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Saved view</source>
        <translation>保存的视图</translation>
    </message>
    <message>
        <source>Stock take</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>without an id</source>
        <translation>无编号</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>count taken back</source>
        <translation>计数已撤回</translation>
    </message>
    <message>
        <source>counted %1</source>
        <translation>盘点 %1</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>无法理解</translation>
    </message>
    <message>
        <source>Not understood: %1</source>
        <comment>names of fields</comment>
        <translation>无法理解：%1</translation>
    </message>
    <message>
        <source>Sent when the service can be reached again</source>
        <translation>恢复连接后发送</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>New</source>
        <translation>新商品</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有变更</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>无变化</translation>
    </message>
    <message>
        <source>No SKU</source>
        <translation>没有 SKU</translation>
    </message>
    <message>
        <source>The SKU is longer than 64 characters or has invisible ones</source>
        <translation>SKU 超过 64 个字符，或含有不可见字符</translation>
    </message>
    <message>
        <source>The SKU is in an earlier row too</source>
        <translation>该 SKU 在前面的行里已出现</translation>
    </message>
    <message>
        <source>A new product needs a title</source>
        <translation>新商品需要标题</translation>
    </message>
    <message>
        <source>The title is longer than 255 characters</source>
        <translation>标题超过 255 个字符</translation>
    </message>
    <message>
        <source>The barcode is longer than 64 characters or has invisible ones</source>
        <translation>条码超过 64 个字符，或含有不可见字符</translation>
    </message>
    <message>
        <source>Another product has this barcode</source>
        <translation>另一个商品已使用此条码</translation>
    </message>
    <message>
        <source>The location is longer than 64 characters or has invisible ones</source>
        <translation>库位超过 64 个字符，或含有不可见字符</translation>
    </message>
    <message>
        <source>The reorder point is no whole number of 0 or more</source>
        <translation>补货点不是大于等于 0 的整数</translation>
    </message>
    <message>
        <source>A new product needs a price</source>
        <translation>新商品需要价格</translation>
    </message>
    <message>
        <source>The price is no amount of the shop&apos;s currency</source>
        <translation>价格不是店铺货币的有效金额</translation>
    </message>
    <message>
        <source>On hand is no whole number of 0 or more</source>
        <translation>在库数量不是大于等于 0 的整数</translation>
    </message>
    <message>
        <source>Open orders reserve more than that</source>
        <translation>未完成订单占用的数量比这多</translation>
    </message>
    <message>
        <source>Active is neither yes nor no</source>
        <translation>“在售”既不是 yes 也不是 no</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>location</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>reorder point</source>
        <translation>补货点</translation>
    </message>
    <message>
        <source>price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>in sale again</source>
        <translation>重新在售</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>停售</translation>
    </message>
    <message>
        <source>on hand %1 → %2</source>
        <translation>在库 %1 → %2</translation>
    </message>
    <message>
        <source>The file has more than %1 rows or 128 MiB. Divide it into several.</source>
        <translation>文件超过 %1 行或 128 MiB。请拆分成多个文件。</translation>
    </message>
    <message>
        <source>No column is called SKU. The first row has to name the columns: sku, title, barcode, location, reorder_point, price, on_hand, active.</source>
        <translation>没有名为 SKU 的列。首行必须是列名：sku、title、barcode、location、reorder_point、price、on_hand、active。</translation>
    </message>
    <message>
        <source>Two columns mean the same: “%1”. Remove one of them.</source>
        <translation>有两列含义相同：“%1”。请删除其中一列。</translation>
    </message>
    <message>
        <source>In row %1 begins a quotation mark that is never closed.</source>
        <translation>第 %1 行有一个引号没有闭合。</translation>
    </message>
    <message>
        <source>The file has no rows below the names of its columns.</source>
        <translation>文件在列名之下没有任何行。</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>无法读取该文件。</translation>
    </message>
</context>
<context>
    <name>MovementWords</name>
    <message>
        <source>%1: %2</source>
        <comment>what was done to the stock, why</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>占用</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>%1 on hand</source>
        <translation>在库 %1</translation>
    </message>
    <message>
        <source>%1 reserved</source>
        <translation>占用 %1</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>无差异</translation>
    </message>
    <message>
        <source>by the service itself</source>
        <translation>由订单服务执行</translation>
    </message>
    <message>
        <source>counted %1, was %2</source>
        <translation>盘得 %1，原为 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a change of stock, why</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>OrderCells</name>
    <message>
        <source>%1 +%2</source>
        <comment>title of the first line, how many other lines</comment>
        <translation>%1 +%2</translation>
    </message>
    <message numerus="yes">
        <source>Late: %Ln unit(s) still to ship</source>
        <translation>
            <numerusform>逾期：还有 %Ln 件未发</numerusform>
        </translation>
    </message>
    <message>
        <source>At the service: %1</source>
        <translation>服务端：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Refunded: %1</source>
        <translation>已退款：%1</translation>
    </message>
    <message>
        <source>late</source>
        <translation>逾期</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) refused</source>
        <translation>
            <numerusform>%Ln 条改动被拒绝</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) waiting to be sent</source>
        <translation>
            <numerusform>%Ln 条改动等待发送</numerusform>
        </translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>已挂起</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>之前：%1</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>the status of an order whose newest state cannot be read</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>This version cannot read the newest state of this order. What is shown is what it was before.</source>
        <translation>此版本无法读取该订单的最新状态，显示的是之前的内容。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s)</source>
        <translation>
            <numerusform>%Ln 条备注</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderColumns</name>
    <message>
        <source>Order</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Fulfilment</source>
        <translation>备货进度</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>下单时间</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>付款时间</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>应发时间</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>发货时间</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更新时间</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
</context>
<context>
    <name>OrderExport</name>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a time and its zone</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Fulfilment</source>
        <translation>备货进度</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>下单时间</translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation>付款时间</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>应发时间</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>发货时间</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>取消时间</translation>
    </message>
    <message>
        <source>Reason of cancellation</source>
        <translation>取消原因</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Address 1</source>
        <translation>地址 1</translation>
    </message>
    <message>
        <source>Address 2</source>
        <translation>地址 2</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>省/州</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>商品行</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Units to ship</source>
        <translation>待发件数</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>Tracking numbers</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>运费</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付金额</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>退款金额</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>商品名称</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>已备货数量</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>已退回库存</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Line total</source>
        <translation>行合计</translation>
    </message>
</context>
<context>
    <name>OrderFilter</name>
    <message>
        <source>, </source>
        <comment>between the values of a filter</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>from day, to day</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>from amount, to amount</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>不低于 %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>不高于 %1</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日应发</translation>
    </message>
    <message>
        <source>Ship by %1</source>
        <translation>应发 %1</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>已挂起</translation>
    </message>
    <message>
        <source>Not on hold</source>
        <translation>未挂起</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order number(s)</source>
        <translation>
            <numerusform>%Ln 个订单号</numerusform>
        </translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Not</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Fulfilment</source>
        <translation>备货进度</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>下单时间</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>付款时间</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Order numbers</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a filter and its value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Paid on %1, %2 – %3</source>
        <comment>weekday, from hour, to hour</comment>
        <translation>付款于%1 %2 – %3</translation>
    </message>
    <message>
        <source>%1 – %2 h after payment</source>
        <comment>from, to hours</comment>
        <translation>付款后 %1 – %2 小时</translation>
    </message>
    <message>
        <source>%1 h after payment or later</source>
        <translation>付款后 %1 小时或更久</translation>
    </message>
    <message>
        <source>less than %1 h after payment</source>
        <translation>付款后不到 %1 小时</translation>
    </message>
    <message>
        <source>late</source>
        <translation>迟发</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>Ever paid</source>
        <translation>曾付款</translation>
    </message>
    <message>
        <source>Never paid</source>
        <translation>从未付款</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>省州</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Cancelled because</source>
        <translation>取消原因</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>a country</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>Has note</source>
        <translation>有备注</translation>
    </message>
    <message>
        <source>No note</source>
        <translation>无备注</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>未说明原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ProductCells</name>
    <message>
        <source>In stock</source>
        <translation>有货</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>库存低</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>停售</translation>
    </message>
    <message>
        <source>What lies in the warehouse now.</source>
        <translation>现在仓库里的数量。</translation>
    </message>
    <message>
        <source>Promised to open orders, not shipped yet.</source>
        <translation>已答应给未完成订单、尚未发出的数量。</translation>
    </message>
    <message>
        <source>What can still be sold: on hand less reserved.</source>
        <translation>还能卖的数量：在库减去占用。</translation>
    </message>
    <message>
        <source>%1 on hand waits to be sent</source>
        <translation>在库 %1 等待发送</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait to be sent</source>
        <translation>
            <numerusform>%n 项变更等待发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) were refused</source>
        <translation>
            <numerusform>%n 项变更被拒绝</numerusform>
        </translation>
    </message>
    <message>
        <source>a newer state of it cannot be read by this version</source>
        <translation>此版本无法读取它的最新状态</translation>
    </message>
    <message>
        <source>The service has %1</source>
        <translation>订单服务中为 %1</translation>
    </message>
</context>
<context>
    <name>ProductColumns</name>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存状态</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>在库</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>占用</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可售</translation>
    </message>
    <message>
        <source>Reorder at</source>
        <translation>补货点</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更时间</translation>
    </message>
</context>
<context>
    <name>Sales</name>
    <message>
        <source>%1: %2</source>
        <comment>a figure&apos;s name, its value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Within a day</source>
        <translation>一天内</translation>
    </message>
    <message>
        <source>Longer</source>
        <translation>更久</translation>
    </message>
    <message numerus="yes">
        <source>Within %n day(s)</source>
        <translation>
            <numerusform>%n 天内</numerusform>
        </translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Top products</source>
        <translation>热销商品</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>省州</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>省州</translation>
    </message>
    <message>
        <source>What became of orders</source>
        <translation>订单去向</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>已下单</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Cancelled: %1</source>
        <comment>why</comment>
        <translation>已取消：%1</translation>
    </message>
    <message>
        <source>Time to ship</source>
        <translation>发货用时</translation>
    </message>
    <message>
        <source>From payment to parcel</source>
        <translation>付款到发出</translation>
    </message>
    <message>
        <source>After the day it was due</source>
        <translation>超过应发时间</translation>
    </message>
    <message>
        <source>Half of them within %1, nine of ten within %2, %3 late</source>
        <translation>半数在 %1 内，九成在 %2 内，%3 迟发</translation>
    </message>
    <message>
        <source>Refunds by reason</source>
        <translation>退款原因</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>未说明原因</translation>
    </message>
    <message numerus="yes">
        <source>%Ln refund(s)</source>
        <translation>
            <numerusform>%Ln 笔退款</numerusform>
        </translation>
    </message>
    <message>
        <source>Slow movers</source>
        <translation>滞销商品</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>现有</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>价值</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a share</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1%2 %</source>
        <comment>plus or minus, a share</comment>
        <translation>%1%2%</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>最近 90 天</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>上季度</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>最近 12 个月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>Other days…</source>
        <translation>其他日期…</translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation>不对比</translation>
    </message>
    <message>
        <source>Previous period</source>
        <translation>上一周期</translation>
    </message>
    <message>
        <source>Same days last year</source>
        <translation>去年同期</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>季</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>Net revenue</source>
        <translation>净营业额</translation>
    </message>
    <message>
        <source>Gross revenue</source>
        <translation>总营业额</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Average order</source>
        <translation>客单价</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>from day, to day</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day, time of day</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>weekday, day</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Week of %1</source>
        <comment>its first day</comment>
        <translation>%1 起的一周</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>a month, as Qt&apos;s patterns of dates say it</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>Q%1 %2</source>
        <comment>quarter, year</comment>
        <translation>%2 年第 %1 季度</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 %2 h</source>
        <comment>days, hours</comment>
        <translation>%1 %2 小时</translation>
    </message>
    <message>
        <source>Last sold</source>
        <translation>上次售出</translation>
    </message>
    <message>
        <source>never</source>
        <comment>sold</comment>
        <translation>从未</translation>
    </message>
    <message>
        <source>Last sold: %1</source>
        <translation>上次售出：%1</translation>
    </message>
</context>
<context>
    <name>SalesReportPage</name>
    <message>
        <source>%1, compared with %2</source>
        <comment>shop and days, days</comment>
        <translation>%1，对比 %2</translation>
    </message>
    <message>
        <source>Nothing on these days</source>
        <translation>这些日期没有数据</translation>
    </message>
    <message>
        <source>Made %1</source>
        <translation>制作于 %1</translation>
    </message>
    <message>
        <source>Days of %1</source>
        <comment>a time zone</comment>
        <translation>时区 %1</translation>
    </message>
    <message>
        <source>not added: %1</source>
        <comment>money of another currency</comment>
        <translation>未计入：%1</translation>
    </message>
    <message>
        <source>Top products</source>
        <translation>热销商品</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>销往何处</translation>
    </message>
    <message>
        <source>When it sells</source>
        <translation>何时热卖</translation>
    </message>
    <message>
        <source>What became of orders</source>
        <translation>订单去向</translation>
    </message>
</context>
<context>
    <name>ch::app::DeskSession</name>
    <message>
        <source>Opening the shop…</source>
        <translation>正在打开店铺…</translation>
    </message>
    <message>
        <source>This takes longer than usual.</source>
        <translation>比平时稍慢一些。</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>What was kept here was damaged and is set aside as %1. Saved of what waits to be sent: %2. Everything else is fetched again.</source>
        <translation>本机数据已损坏，已另存为 %1。等待发送的改动已保留 %2 条，其余将重新获取。</translation>
    </message>
    <message>
        <source>There is no order %1 here</source>
        <translation>本机没有订单 %1</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Stock takes</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>打包</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) that waited to be sent are missing: the end of what was kept here is gone. Look at the orders before you do again what you did last.</source>
        <translation>
            <numerusform>缺少 %Ln 条等待发送的更改：本机保存内容的末尾已丢失。请先查看订单，再重做最后的操作。</numerusform>
        </translation>
    </message>
    <message>
        <source>What was kept here was damaged and is set aside as %1. What waited to be sent could not be read and is lost; look at the orders before you do it again. Everything else is fetched again.</source>
        <translation>本机保存的内容已损坏，已另存为 %1。等待发送的内容无法读取，已经丢失；请先查看订单再重做。其余内容会重新获取。</translation>
    </message>
</context>
<context>
    <name>ch::app::Program</name>
    <message>
        <source>Starting the demo shop…</source>
        <translation>正在启动演示店铺…</translation>
    </message>
    <message>
        <source>The demo shop could not be started</source>
        <translation>演示店铺无法启动</translation>
    </message>
</context>
<context>
    <name>ch::ui::AccountSection</name>
    <message numerus="yes">
        <source>%n change(s) have not reached the service yet. They stay in this profile, and are sent once %1 signs in again.</source>
        <translation>
            <numerusform>有 %n 条改动尚未送达服务。它们会留在本机档案中，待 %1 再次登录后发送。</numerusform>
        </translation>
    </message>
    <message>
        <source>What is here stays on this computer, for the next time that you sign in.</source>
        <translation>本机数据会保留，下次登录时可继续使用。</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Currency and time zone</source>
        <translation>币种与时区</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>退出登录…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>保持登录</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>无人登录。</translation>
    </message>
    <message>
        <source>Signed in as %1.</source>
        <translation>已登录：%1。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ActivityDetail</name>
    <message>
        <source>%1 (%2)</source>
        <comment>action, keys</comment>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>What is done here is done with each of them.</source>
        <translation>此处的操作对每一项生效。</translation>
    </message>
    <message>
        <source>Decided %1</source>
        <translation>操作于 %1</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>填写内容</translation>
    </message>
    <message>
        <source>First sent</source>
        <translation>首次发送</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>下次尝试</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Version now</source>
        <translation>现版本</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>追踪号</translation>
    </message>
    <message>
        <source>It was sent and may have happened, so it cannot be taken back. It goes on by itself, and never happens twice.</source>
        <translation>已发送过，可能已经生效，因此不能撤回。系统会自动继续重试，且绝不会重复执行。</translation>
    </message>
    <message>
        <source>A person decided that it is not sent.</source>
        <translation>已由人工决定不发送。</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>Received %1</source>
        <translation>收到于 %1</translation>
    </message>
    <message>
        <source>This program could not understand what the service sent about it. Everything else goes on; it is read again when the service sends it anew, or with a newer version of the program.</source>
        <translation>本程序无法识别服务发来的这条记录。其余一切照常；服务再次发送或升级程序后会重新读取。</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>修订号</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到时间</translation>
    </message>
    <message numerus="yes">
        <source>Discard %n change(s)? Nothing is sent; it stays listed as discarded.</source>
        <translation>
            <numerusform>放弃这 %n 条改动？不会发送，但仍会列为已放弃。</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>ch::ui::ActivityList</name>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>Fewer or other words may find it.</source>
        <translation>换个或减少关键词试试。</translation>
    </message>
    <message>
        <source>Refused changes</source>
        <translation>被拒绝的改动</translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation>没有需要处理的事项</translation>
    </message>
    <message>
        <source>Changes that the service refuses are kept here, with the reason and what can be done.</source>
        <translation>被服务拒绝的改动会保留在这里，并说明原因和处理办法。</translation>
    </message>
    <message>
        <source>Waiting changes</source>
        <translation>等待中的改动</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>没有等待中的改动</translation>
    </message>
    <message>
        <source>Everything that was done here has reached the service.</source>
        <translation>本机的所有操作都已送达服务。</translation>
    </message>
    <message>
        <source>Records set aside</source>
        <translation>搁置的记录</translation>
    </message>
    <message>
        <source>Nothing was set aside</source>
        <translation>没有搁置的记录</translation>
    </message>
    <message>
        <source>A record from the service that cannot be read is kept here, and everything else goes on.</source>
        <translation>无法读取的服务记录会保留在这里，其余一切照常。</translation>
    </message>
    <message>
        <source>Changes made on this device</source>
        <translation>本机所做的改动</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>暂无内容</translation>
    </message>
    <message>
        <source>What is done on this device is listed here for 30 days.</source>
        <translation>本机的操作会在此保留 30 天。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ActivityPage</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>Done on this device</source>
        <translation>本机已完成</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) to be sent again</source>
        <translation>
            <numerusform>%n 条改动将重新发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) discarded</source>
        <translation>
            <numerusform>已放弃 %n 条改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) taken back</source>
        <translation>
            <numerusform>已撤回 %n 条改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) had been sent already</source>
        <translation>
            <numerusform>%n 条改动已经发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) had been decided already</source>
        <translation>
            <numerusform>%n 条改动此前已处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Details copied</source>
        <translation>详情已复制</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Search activity</source>
        <translation>搜索动态</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分区</translation>
    </message>
</context>
<context>
    <name>ch::ui::AppearanceSection</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Dates and amounts are written as is usual in it.</source>
        <translation>日期和金额按该语言的习惯书写。</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>界面大小</translation>
    </message>
    <message>
        <source>Applies when the program starts the next time.</source>
        <translation>下次启动时生效。</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>The size changes to %1 % when the program starts the next time.</source>
        <translation>下次启动时界面大小变为 %1 %。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ApproveSheet</name>
    <message>
        <source>Approve “%1”</source>
        <translation>批准“%1”</translation>
    </message>
    <message>
        <source>Reason where no other was given</source>
        <translation>未另行说明时的原因</translation>
    </message>
    <message>
        <source>All of it happens, or nothing. Each change is in the ledger of its product.</source>
        <translation>要么全部生效，要么全不生效。每项变动都记入该商品的库存台账。</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Change the stock</source>
        <translation>更改库存</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) change.</source>
        <translation>
            <numerusform>%n 种商品的库存将变动。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) left as they are.</source>
        <translation>
            <numerusform>%n 处差异保持原样。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) nobody counted stay as they are: not counted is not zero.</source>
        <translation>
            <numerusform>%n 种商品无人盘点，保持原样：未盘点不等于零。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) counted on this desk are not sent yet, and not part of it.</source>
        <translation>
            <numerusform>本机盘点的 %n 行尚未发送，不包括在内。</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody counted on meanwhile. Close this, look at the new numbers, and approve then.</source>
        <translation>期间又有人继续盘点。请关闭此窗口，查看新的数字后再批准。</translation>
    </message>
    <message>
        <source>%1: %2 would be left, orders reserve %3</source>
        <translation>%1：将只剩 %2 件，而订单预留了 %3 件</translation>
    </message>
    <message>
        <source>Nothing was changed. Leave these lines as they are, or settle their orders first:
%1</source>
        <translation>没有作任何更改。请让这些行保持原样，或先处理相关订单：
%1</translation>
    </message>
    <message>
        <source>In all %1 and %2 units</source>
        <comment>what is added and what is taken, with their signs</comment>
        <translation>合计 %1 件、%2 件</translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkEligibility</name>
    <message numerus="yes">
        <source>Checking %n order(s)…</source>
        <translation>
            <numerusform>正在检查 %n 张订单…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) selected</source>
        <translation>
            <numerusform>已选 %n 张订单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n possible</source>
        <translation>
            <numerusform>%n 张可操作</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not possible</source>
        <translation>
            <numerusform>%n 张不可操作</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 – %n order(s)</source>
        <translation>
            <numerusform>%1 – %n 张订单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> 等另外 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking: %1 of %2…</source>
        <translation>正在检查：%1／%2…</translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkResultModel</name>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkResults</name>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Undo all</source>
        <translation>全部撤销</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>已完成 %1／%2</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 张失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken back</source>
        <translation>
            <numerusform>%n 张已撤回</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 条等待</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for the service to be reached</source>
        <translation>
            <numerusform>%n 张等待连接服务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %n failed</source>
        <translation>
            <numerusform>重试失败的 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>不可操作</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkSheet</name>
    <message>
        <source>Ship orders</source>
        <translation>批量发货</translation>
    </message>
    <message>
        <source>Complete orders</source>
        <translation>批量完成</translation>
    </message>
    <message>
        <source>Release holds</source>
        <translation>批量解除挂起</translation>
    </message>
    <message>
        <source>Put orders on hold</source>
        <translation>批量挂起</translation>
    </message>
    <message>
        <source>Add a note to orders</source>
        <translation>批量添加备注</translation>
    </message>
    <message>
        <source>Cancel orders</source>
        <translation>批量取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n order(s)</source>
        <comment>what is done: to how many</comment>
        <translation>
            <numerusform>%1：%n 张订单</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkShipForm</name>
    <message>
        <source>Orders to ship</source>
        <translation>待发订单</translation>
    </message>
    <message>
        <source>Carrier of all parcels</source>
        <translation>全部包裹的快递</translation>
    </message>
    <message>
        <source>Tell the customers</source>
        <translation>通知客户</translation>
    </message>
    <message>
        <source>Tracking number: at least one order needs one.</source>
        <translation>运单号：至少一张订单要填写。</translation>
    </message>
    <message numerus="yes">
        <source>%n without a tracking number: not shipped. Type, scan or paste a column of numbers.</source>
        <translation>
            <numerusform>%n 张没有运单号：不发货。可输入、扫描或粘贴一列运单号。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkShipModel</name>
    <message>
        <source>Tracking number of %1: %2</source>
        <translation>%1 的运单号：%2</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
</context>
<context>
    <name>ch::ui::CancelForm</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Optional; stays in the order&apos;s timeline.</source>
        <translation>选填；会留在订单时间线中。</translation>
    </message>
</context>
<context>
    <name>ch::ui::CarrierRow</name>
    <message>
        <source>Remove this carrier</source>
        <translation>移除此快递</translation>
    </message>
    <message>
        <source>A carrier needs a name.</source>
        <translation>请填写快递名称。</translation>
    </message>
    <message>
        <source>There is already a carrier with this name.</source>
        <translation>已有同名快递。</translation>
    </message>
    <message>
        <source>Name of the carrier</source>
        <translation>快递名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Tracking address</source>
        <translation>查询网址</translation>
    </message>
    <message>
        <source>The address must begin with https://.</source>
        <translation>网址必须以 https:// 开头。</translation>
    </message>
    <message>
        <source>That is no address of a web page.</source>
        <translation>这不是有效的网址。</translation>
    </message>
    <message>
        <source>Write {tracking} where the tracking number belongs.</source>
        <translation>请在运单号的位置写 {tracking}。</translation>
    </message>
</context>
<context>
    <name>ch::ui::CarriersSection</name>
    <message>
        <source>Carriers</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>They are offered when a parcel is shipped. The address of the tracking page is optional; {tracking} stands for the number.</source>
        <translation>发货时可供选择。查询网址可不填；{tracking} 代表运单号。</translation>
    </message>
    <message>
        <source>Add a carrier</source>
        <translation>添加快递</translation>
    </message>
</context>
<context>
    <name>ch::ui::Chip</name>
    <message>
        <source>Remove this filter</source>
        <translation>移除此筛选</translation>
    </message>
    <message>
        <source>Filter. Enter changes it, Delete removes it.</source>
        <translation>筛选。Enter 修改，Delete 移除。</translation>
    </message>
    <message>
        <source>Filter. Enter changes it.</source>
        <translation>筛选。Enter 修改。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ColumnChooser</name>
    <message>
        <source>Sort ascending</source>
        <translation>升序</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>降序</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>隐藏“%1”</translation>
    </message>
</context>
<context>
    <name>ch::ui::ColumnHeader</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>ch::ui::ColumnPopover</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Drag, or Alt+Up and Alt+Down, to put them in order</source>
        <translation>拖动，或按 Alt+↑ 和 Alt+↓ 排列顺序</translation>
    </message>
    <message>
        <source>Back to standard</source>
        <translation>恢复默认</translation>
    </message>
</context>
<context>
    <name>ch::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Order number, customer, or what to do</source>
        <translation>订单号、客户或操作</translation>
    </message>
    <message>
        <source>Find an order or an action</source>
        <translation>查找订单或操作</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Nothing here by that name</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>↑ ↓ choose    Enter open    Esc close</source>
        <translation>↑ ↓ 选择    Enter 打开    Esc 关闭</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
</context>
<context>
    <name>ch::ui::ConflictPanel</name>
    <message>
        <source>Refused: %1</source>
        <translation>被拒绝：%1</translation>
    </message>
    <message>
        <source>Copy details for support</source>
        <translation>复制详情以供支持</translation>
    </message>
    <message>
        <source>Details copied.</source>
        <translation>详情已复制。</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>what happened, when, who</comment>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>Since then</source>
        <translation>此后变化</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>As it is, for the order as it is now.</source>
        <translation>按原样重发，针对订单现状。</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>放弃…</translation>
    </message>
    <message>
        <source>What you wanted is given up; it stays listed as discarded.</source>
        <translation>放弃此操作；仍会列为已放弃。</translation>
    </message>
    <message>
        <source>Discard the change</source>
        <translation>放弃此改动</translation>
    </message>
    <message>
        <source>This version of the program cannot read what was wanted. It can only be discarded.</source>
        <translation>此版本的程序无法读取该操作，只能放弃。</translation>
    </message>
    <message>
        <source>Sent again, it would be refused again: %1</source>
        <translation>重发仍会被拒绝：%1</translation>
    </message>
    <message>
        <source>Sent again.</source>
        <translation>已重新发送。</translation>
    </message>
    <message>
        <source>Discarded.</source>
        <translation>已放弃。</translation>
    </message>
    <message>
        <source>It was decided already.</source>
        <translation>此前已处理。</translation>
    </message>
    <message>
        <source>Correct and send again…</source>
        <translation>更正后重发…</translation>
    </message>
    <message>
        <source>Sent again, it would be refused again.</source>
        <translation>重发仍会被拒绝。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ConflictTable</name>
    <message>
        <source>You wanted</source>
        <translation>您的操作</translation>
    </message>
    <message>
        <source>The service has</source>
        <translation>服务端现状</translation>
    </message>
</context>
<context>
    <name>ch::ui::ConflictWords</name>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1，至 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>status, reason</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) left</source>
        <translation>
            <numerusform>剩余 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing left</source>
        <translation>无剩余</translation>
    </message>
    <message>
        <source>no parcel</source>
        <translation>无包裹</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>包裹</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>all that was left</source>
        <translation>全部剩余</translation>
    </message>
    <message>
        <source>Parcel %1</source>
        <translation>包裹 %1</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>包裹</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>已备货</translation>
    </message>
    <message>
        <source>%1 of %2 units</source>
        <translation>%1／%2 件</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>%1, on version %2</source>
        <comment>when, number</comment>
        <translation>%1，基于版本 %2</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <comment>when, number</comment>
        <translation>%1，版本 %2</translation>
    </message>
</context>
<context>
    <name>ch::ui::CopyField</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <comment>name of a field</comment>
        <translation>复制%1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>ch::ui::CorrectionSheet</name>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>It was decided already: it is no longer refused.</source>
        <translation>已处理过：不再是被拒绝状态。</translation>
    </message>
</context>
<context>
    <name>ch::ui::CountLog</name>
    <message>
        <source>Last counted</source>
        <translation>最近盘点</translation>
    </message>
    <message>
        <source>What you count appears here, and can be taken back.</source>
        <translation>您盘点的内容会显示在这里，并可撤回。</translation>
    </message>
    <message>
        <source>Take back %1</source>
        <translation>撤回 %1</translation>
    </message>
</context>
<context>
    <name>ch::ui::CountPanel</name>
    <message>
        <source>One less</source>
        <translation>减一</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>加一</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Quantity counted</source>
        <translation>盘点数量</translation>
    </message>
    <message>
        <source>Scan the first product</source>
        <translation>请扫描第一件商品</translation>
    </message>
    <message>
        <source>No place</source>
        <translation>无库位</translation>
    </message>
    <message>
        <source>Counted here: %1</source>
        <translation>本机已盘：%1</translation>
    </message>
    <message>
        <source>Not counted here</source>
        <translation>本机未盘点</translation>
    </message>
    <message>
        <source>or type its barcode or SKU and press Enter</source>
        <translation>或输入条码或 SKU 后按回车</translation>
    </message>
    <message>
        <source>counted here · %1 on hand</source>
        <translation>本机已盘 · 在库 %1</translation>
    </message>
    <message>
        <source>counted here</source>
        <translation>本机已盘</translation>
    </message>
    <message>
        <source>Counted so far: %1</source>
        <translation>目前已盘：%1</translation>
    </message>
</context>
<context>
    <name>ch::ui::CountProgress</name>
    <message>
        <source>%1 % counted</source>
        <translation>已盘点 %1 %</translation>
    </message>
</context>
<context>
    <name>ch::ui::CountSheetModel</name>
    <message>
        <source>Leave as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>None there · %1</source>
        <translation>确认无货 · %1</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>应有</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实盘</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Stock meanwhile</source>
        <translation>期间变动</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>盘点人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>ch::ui::CountTabs</name>
    <message>
        <source>%1: %2</source>
        <comment>a part of a list, how many</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ch::ui::CountingView</name>
    <message>
        <source>What a scan means</source>
        <translation>扫描的含义</translation>
    </message>
    <message>
        <source>Which lines</source>
        <translation>显示哪些行</translation>
    </message>
    <message>
        <source>Products to count</source>
        <translation>待盘商品</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>This stock take has ended: nothing more is counted.</source>
        <translation>本次盘点已结束，不再计数。</translation>
    </message>
    <message>
        <source>To count</source>
        <translation>待盘</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>已盘</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>%1 is no product of this stock take.</source>
        <translation>%1 不是本次盘点的商品。</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Scan, or type a barcode or SKU</source>
        <translation>扫描，或输入条码或 SKU</translation>
    </message>
    <message>
        <source>Barcode or SKU</source>
        <translation>条码或 SKU</translation>
    </message>
    <message>
        <source>Enter counts it. *12 sets the number of the product that is open.</source>
        <translation>按回车计数。输入 *12 可设定当前商品的数量。</translation>
    </message>
    <message>
        <source>Each scan counts one</source>
        <translation>每扫一次计一件</translation>
    </message>
    <message>
        <source>Ask for the quantity</source>
        <translation>扫描后输入数量</translation>
    </message>
    <message>
        <source>Counting at: the product&apos;s own place</source>
        <translation>盘点位置：商品自己的库位</translation>
    </message>
    <message>
        <source>Place where it is counted</source>
        <translation>盘点所在库位</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>在列表中查找</translation>
    </message>
</context>
<context>
    <name>ch::ui::Country</name>
    <message>
        <source>United Arab Emirates</source>
        <translation>阿联酋</translation>
    </message>
    <message>
        <source>Argentina</source>
        <translation>阿根廷</translation>
    </message>
    <message>
        <source>Austria</source>
        <translation>奥地利</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>澳大利亚</translation>
    </message>
    <message>
        <source>Belgium</source>
        <translation>比利时</translation>
    </message>
    <message>
        <source>Bulgaria</source>
        <translation>保加利亚</translation>
    </message>
    <message>
        <source>Bahrain</source>
        <translation>巴林</translation>
    </message>
    <message>
        <source>Brazil</source>
        <translation>巴西</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>加拿大</translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation>瑞士</translation>
    </message>
    <message>
        <source>Chile</source>
        <translation>智利</translation>
    </message>
    <message>
        <source>China</source>
        <translation>中国</translation>
    </message>
    <message>
        <source>Colombia</source>
        <translation>哥伦比亚</translation>
    </message>
    <message>
        <source>Cyprus</source>
        <translation>塞浦路斯</translation>
    </message>
    <message>
        <source>Czechia</source>
        <translation>捷克</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>德国</translation>
    </message>
    <message>
        <source>Denmark</source>
        <translation>丹麦</translation>
    </message>
    <message>
        <source>Estonia</source>
        <translation>爱沙尼亚</translation>
    </message>
    <message>
        <source>Egypt</source>
        <translation>埃及</translation>
    </message>
    <message>
        <source>Spain</source>
        <translation>西班牙</translation>
    </message>
    <message>
        <source>Finland</source>
        <translation>芬兰</translation>
    </message>
    <message>
        <source>France</source>
        <translation>法国</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>英国</translation>
    </message>
    <message>
        <source>Gibraltar</source>
        <translation>直布罗陀</translation>
    </message>
    <message>
        <source>Greece</source>
        <translation>希腊</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>香港</translation>
    </message>
    <message>
        <source>Croatia</source>
        <translation>克罗地亚</translation>
    </message>
    <message>
        <source>Hungary</source>
        <translation>匈牙利</translation>
    </message>
    <message>
        <source>Indonesia</source>
        <translation>印度尼西亚</translation>
    </message>
    <message>
        <source>Ireland</source>
        <translation>爱尔兰</translation>
    </message>
    <message>
        <source>Israel</source>
        <translation>以色列</translation>
    </message>
    <message>
        <source>India</source>
        <translation>印度</translation>
    </message>
    <message>
        <source>Iceland</source>
        <translation>冰岛</translation>
    </message>
    <message>
        <source>Italy</source>
        <translation>意大利</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>日本</translation>
    </message>
    <message>
        <source>South Korea</source>
        <translation>韩国</translation>
    </message>
    <message>
        <source>Kuwait</source>
        <translation>科威特</translation>
    </message>
    <message>
        <source>Lebanon</source>
        <translation>黎巴嫩</translation>
    </message>
    <message>
        <source>Liechtenstein</source>
        <translation>列支敦士登</translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation>立陶宛</translation>
    </message>
    <message>
        <source>Luxembourg</source>
        <translation>卢森堡</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>拉脱维亚</translation>
    </message>
    <message>
        <source>Monaco</source>
        <translation>摩纳哥</translation>
    </message>
    <message>
        <source>Macao</source>
        <translation>澳门</translation>
    </message>
    <message>
        <source>Malta</source>
        <translation>马耳他</translation>
    </message>
    <message>
        <source>Mexico</source>
        <translation>墨西哥</translation>
    </message>
    <message>
        <source>Malaysia</source>
        <translation>马来西亚</translation>
    </message>
    <message>
        <source>Netherlands</source>
        <translation>荷兰</translation>
    </message>
    <message>
        <source>Norway</source>
        <translation>挪威</translation>
    </message>
    <message>
        <source>New Zealand</source>
        <translation>新西兰</translation>
    </message>
    <message>
        <source>Philippines</source>
        <translation>菲律宾</translation>
    </message>
    <message>
        <source>Poland</source>
        <translation>波兰</translation>
    </message>
    <message>
        <source>Portugal</source>
        <translation>葡萄牙</translation>
    </message>
    <message>
        <source>Qatar</source>
        <translation>卡塔尔</translation>
    </message>
    <message>
        <source>Romania</source>
        <translation>罗马尼亚</translation>
    </message>
    <message>
        <source>Serbia</source>
        <translation>塞尔维亚</translation>
    </message>
    <message>
        <source>Russia</source>
        <translation>俄罗斯</translation>
    </message>
    <message>
        <source>Saudi Arabia</source>
        <translation>沙特阿拉伯</translation>
    </message>
    <message>
        <source>Sweden</source>
        <translation>瑞典</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>新加坡</translation>
    </message>
    <message>
        <source>Slovenia</source>
        <translation>斯洛文尼亚</translation>
    </message>
    <message>
        <source>Slovakia</source>
        <translation>斯洛伐克</translation>
    </message>
    <message>
        <source>Thailand</source>
        <translation>泰国</translation>
    </message>
    <message>
        <source>Turkey</source>
        <translation>土耳其</translation>
    </message>
    <message>
        <source>Taiwan</source>
        <translation>台湾</translation>
    </message>
    <message>
        <source>Ukraine</source>
        <translation>乌克兰</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>美国</translation>
    </message>
    <message>
        <source>Vietnam</source>
        <translation>越南</translation>
    </message>
    <message>
        <source>South Africa</source>
        <translation>南非</translation>
    </message>
</context>
<context>
    <name>ch::ui::DaysPopover</name>
    <message>
        <source>Other days</source>
        <translation>其他日期</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Show these days</source>
        <translation>显示这些日期</translation>
    </message>
</context>
<context>
    <name>ch::ui::DoctorCard</name>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Checking the connection…</source>
        <translation>正在检查连接…</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Order service</source>
        <translation>订单服务</translation>
    </message>
    <message>
        <source>User and password</source>
        <translation>用户名和密码</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Being checked…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>The address makes sense.</source>
        <translation>地址格式正确。</translation>
    </message>
    <message>
        <source>The server can be reached.</source>
        <translation>服务器可以访问。</translation>
    </message>
    <message>
        <source>Not needed: the service is on this very machine.</source>
        <translation>无需加密：服务就在本机。</translation>
    </message>
    <message>
        <source>The connection is encrypted, and the server is who it says it is.</source>
        <translation>连接已加密，服务器身份可信。</translation>
    </message>
    <message>
        <source>An order service answers there.</source>
        <translation>订单服务有应答。</translation>
    </message>
    <message>
        <source>They are right.</source>
        <translation>正确。</translation>
    </message>
    <message>
        <source>This user may read orders.</source>
        <translation>该用户可以读取订单。</translation>
    </message>
    <message>
        <source>Nobody answers there. Check the address, the network, and that the service runs.</source>
        <translation>无人应答。请检查地址、网络以及服务是否在运行。</translation>
    </message>
    <message>
        <source>Something takes the call and says nothing. Check the address, or ask whoever looks after the service.</source>
        <translation>已接通但没有应答。请检查地址，或询问服务管理员。</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>ch::ui::DocumentPrinter</name>
    <message>
        <source>%1: %2</source>
        <comment>a document, why it was not printed</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>It was printed, but that could not be noted on the order. %1</source>
        <translation>已打印，但未能登记到订单上。%1</translation>
    </message>
    <message>
        <source>No printer is set for it. Choose one in the settings under Printing.</source>
        <translation>尚未为它设置打印机。请在设置的“打印”中选择。</translation>
    </message>
    <message>
        <source>The printer is not there any more.</source>
        <translation>打印机已不存在。</translation>
    </message>
    <message>
        <source>The printer took nothing. Is it switched on, and connected?</source>
        <translation>打印机没有接收任务。它是否已开机并连接？</translation>
    </message>
    <message>
        <source>The folder is not there any more.</source>
        <translation>文件夹已不存在。</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>无法写入文件。</translation>
    </message>
</context>
<context>
    <name>ch::ui::DomainWords</name>
    <message>
        <source>Customer&apos;s wish</source>
        <translation>客户要求</translation>
    </message>
    <message>
        <source>Shop&apos;s decision</source>
        <translation>店铺决定</translation>
    </message>
    <message>
        <source>Suspected fraud</source>
        <translation>疑似欺诈</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Not paid in time</source>
        <translation>超时未付款</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Goods received</source>
        <translation>收货入库</translation>
    </message>
    <message>
        <source>Returned by a customer</source>
        <translation>客户退货</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实盘</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Unpaid</source>
        <comment>status of an order</comment>
        <translation>待付款</translation>
    </message>
    <message>
        <source>Paid</source>
        <comment>status of an order</comment>
        <translation>待发货</translation>
    </message>
    <message>
        <source>Shipped</source>
        <comment>status of an order</comment>
        <translation>已发货</translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>status of an order</comment>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>status of an order</comment>
        <translation>已取消</translation>
    </message>
    <message>
        <source>To pack</source>
        <comment>how far the goods are</comment>
        <translation>待备货</translation>
    </message>
    <message>
        <source>Packing</source>
        <comment>how far the goods are</comment>
        <translation>备货中</translation>
    </message>
    <message>
        <source>Packed</source>
        <comment>how far the goods are</comment>
        <translation>已备货</translation>
    </message>
    <message>
        <source>Part shipped</source>
        <comment>how far the goods are</comment>
        <translation>部分发货</translation>
    </message>
    <message>
        <source>All shipped</source>
        <comment>how far the goods are</comment>
        <translation>全部发出</translation>
    </message>
    <message>
        <source>Merchant</source>
        <comment>role</comment>
        <translation>商家</translation>
    </message>
    <message>
        <source>Manager</source>
        <comment>role</comment>
        <translation>经理</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <comment>role</comment>
        <translation>仓库</translation>
    </message>
    <message>
        <source>Storefront</source>
        <comment>role</comment>
        <translation>店面</translation>
    </message>
    <message>
        <source>Ship</source>
        <comment>what was done</comment>
        <translation>发货</translation>
    </message>
    <message>
        <source>Correct tracking</source>
        <comment>what was done</comment>
        <translation>更正运单</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>what was done</comment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Complete</source>
        <comment>what was done</comment>
        <translation>完成</translation>
    </message>
    <message>
        <source>Hold</source>
        <comment>what was done</comment>
        <translation>挂起</translation>
    </message>
    <message>
        <source>End hold</source>
        <comment>what was done</comment>
        <translation>解除挂起</translation>
    </message>
    <message>
        <source>Add note</source>
        <comment>what was done</comment>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>Pack</source>
        <comment>what was done</comment>
        <translation>备货</translation>
    </message>
    <message>
        <source>Adjust stock</source>
        <comment>what was done</comment>
        <translation>调整库存</translation>
    </message>
    <message>
        <source>Count stock</source>
        <comment>what was done</comment>
        <translation>盘点库存</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>state of a change</comment>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Sending</source>
        <comment>state of a change</comment>
        <translation>发送中</translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>state of a change</comment>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>state of a change</comment>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Discarded</source>
        <comment>state of a change</comment>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>Order placed</source>
        <comment>timeline</comment>
        <translation>下单</translation>
    </message>
    <message>
        <source>Paid</source>
        <comment>timeline</comment>
        <translation>付款</translation>
    </message>
    <message>
        <source>Payment refused</source>
        <comment>timeline</comment>
        <translation>付款被拒绝</translation>
    </message>
    <message>
        <source>Shipped</source>
        <comment>timeline</comment>
        <translation>发货</translation>
    </message>
    <message>
        <source>Tracking corrected</source>
        <comment>timeline</comment>
        <translation>更正运单</translation>
    </message>
    <message>
        <source>Receipt confirmed</source>
        <comment>timeline</comment>
        <translation>确认收货</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>timeline</comment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Closed, not paid in time</source>
        <comment>timeline</comment>
        <translation>超时未付款关闭</translation>
    </message>
    <message>
        <source>Refunded</source>
        <comment>timeline</comment>
        <translation>退款</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <comment>timeline</comment>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Hold ended</source>
        <comment>timeline</comment>
        <translation>解除挂起</translation>
    </message>
    <message>
        <source>Hold ran out</source>
        <comment>timeline</comment>
        <translation>挂起到期</translation>
    </message>
    <message>
        <source>Packing begun</source>
        <comment>timeline</comment>
        <translation>开始备货</translation>
    </message>
    <message>
        <source>Packing given back</source>
        <comment>timeline</comment>
        <translation>交还备货</translation>
    </message>
    <message>
        <source>Packing taken over</source>
        <comment>timeline</comment>
        <translation>接手备货</translation>
    </message>
    <message>
        <source>Note</source>
        <comment>timeline</comment>
        <translation>备注</translation>
    </message>
    <message>
        <source>Packed</source>
        <comment>timeline</comment>
        <translation>备货</translation>
    </message>
    <message>
        <source>Edited</source>
        <comment>timeline</comment>
        <translation>修改</translation>
    </message>
    <message>
        <source>Printed</source>
        <comment>timeline</comment>
        <translation>打印</translation>
    </message>
    <message>
        <source>Imported</source>
        <comment>timeline</comment>
        <translation>导入</translation>
    </message>
    <message>
        <source>Record a print</source>
        <comment>what was done</comment>
        <translation>登记打印</translation>
    </message>
    <message>
        <source>Stock take</source>
        <comment>what was done</comment>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Packing slip</source>
        <comment>document</comment>
        <translation>装箱单</translation>
    </message>
    <message>
        <source>Invoice</source>
        <comment>document</comment>
        <translation>发票</translation>
    </message>
    <message>
        <source>Pick list</source>
        <comment>document</comment>
        <translation>拣货单</translation>
    </message>
    <message>
        <source>Address label</source>
        <comment>document</comment>
        <translation>地址标签</translation>
    </message>
</context>
<context>
    <name>ch::ui::EditAddressSheet</name>
    <message>
        <source>Customer and address</source>
        <translation>客户与地址</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer&apos;s name</source>
        <translation>客户姓名</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Customer&apos;s phone</source>
        <translation>客户电话</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>收货地址</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Street and number</source>
        <translation>街道门牌</translation>
    </message>
    <message>
        <source>Address, second line</source>
        <translation>地址第二行</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>省/州</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Two letters of ISO 3166, such as DE or CN.</source>
        <translation>ISO 3166 两位字母，如 DE 或 CN。</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>应发时间</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有改动。</translation>
    </message>
    <message>
        <source>Customer and address of %1 saved.</source>
        <translation>%1 的客户与地址已保存。</translation>
    </message>
</context>
<context>
    <name>ch::ui::EditOnlineSheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>This is done at the service at once and never queued. It cannot be reached now.</source>
        <translation>此操作须由服务立即执行，不会排队。现在无法连接服务。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ErrorWords</name>
    <message>
        <source>The order is “%1” by now, which does not allow this step.</source>
        <translation>订单现为“%1”，不允许此操作。</translation>
    </message>
    <message>
        <source>The order&apos;s state does not allow this step.</source>
        <translation>订单状态不允许此操作。</translation>
    </message>
    <message>
        <source>Look at the order as it is now and decide anew.</source>
        <translation>请查看订单现状再决定。</translation>
    </message>
    <message>
        <source>%1 is reserved by orders: %2.</source>
        <translation>%1 已被这些订单占用：%2。</translation>
    </message>
    <message>
        <source>Ship or cancel those orders first, or change the quantity.</source>
        <translation>请先发出或取消这些订单，或更改数量。</translation>
    </message>
    <message numerus="yes">
        <source>Only %n of %1 left.</source>
        <translation>
            <numerusform>%1 仅剩 %n 件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Lower the quantity, or correct the stock if more is on the shelf.</source>
        <translation>请减少数量；若货架上实有更多，请更正库存。</translation>
    </message>
    <message>
        <source>There is not enough stock.</source>
        <translation>库存不足。</translation>
    </message>
    <message numerus="yes">
        <source>The stock changed while it was counted: it is %n now.</source>
        <translation>
            <numerusform>盘点期间库存有变：现为 %n。</numerusform>
        </translation>
    </message>
    <message>
        <source>The stock changed while it was counted.</source>
        <translation>盘点期间库存有变。</translation>
    </message>
    <message>
        <source>Count again.</source>
        <translation>请重新盘点。</translation>
    </message>
    <message>
        <source>The order is on hold.</source>
        <translation>订单已挂起。</translation>
    </message>
    <message>
        <source>The order is on hold: %1.</source>
        <translation>订单已挂起：%1。</translation>
    </message>
    <message>
        <source>End the hold first.</source>
        <translation>请先解除挂起。</translation>
    </message>
    <message>
        <source>Somebody else is packing this order.</source>
        <translation>其他人正在备货此订单。</translation>
    </message>
    <message>
        <source>Take it over, or pack another one.</source>
        <translation>请接手，或备货其他订单。</translation>
    </message>
    <message>
        <source>%1 is packing this order.</source>
        <translation>%1 正在备货此订单。</translation>
    </message>
    <message>
        <source>%1 is packing this order at %2.</source>
        <translation>%1 正在 %2 备货此订单。</translation>
    </message>
    <message>
        <source>Ask, take it over, or pack another one.</source>
        <translation>请询问对方、接手，或备货其他订单。</translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile; the order is “%1” now.</source>
        <translation>期间有他人改动；订单现为“%1”。</translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile.</source>
        <translation>期间有他人改动。</translation>
    </message>
    <message>
        <source>Compare both versions and decide anew.</source>
        <translation>请对照两个版本再决定。</translation>
    </message>
    <message>
        <source>Something that was entered is not acceptable.</source>
        <translation>填写的内容有不可接受之处。</translation>
    </message>
    <message>
        <source>Not acceptable: %1.</source>
        <translation>不可接受：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Correct it and send it again.</source>
        <translation>请更正后重新发送。</translation>
    </message>
    <message>
        <source>The service did not understand this request.</source>
        <translation>服务无法理解此请求。</translation>
    </message>
    <message>
        <source>The service did not understand: %1.</source>
        <translation>服务无法理解：%1。</translation>
    </message>
    <message>
        <source>Correct it. If nothing seems wrong, update the program.</source>
        <translation>请更正；若看不出问题，请升级程序。</translation>
    </message>
    <message>
        <source>This program and the service did not understand each other.</source>
        <translation>本程序与服务无法相互理解。</translation>
    </message>
    <message>
        <source>Update the program, or copy the details for whoever looks after the service.</source>
        <translation>请升级程序，或复制详情交给服务管理员。</translation>
    </message>
    <message>
        <source>That was more than the service takes at once.</source>
        <translation>超出服务一次能接收的量。</translation>
    </message>
    <message>
        <source>Shorten it or do it in smaller parts.</source>
        <translation>请缩短或分批进行。</translation>
    </message>
    <message>
        <source>The service did not get this in time.</source>
        <translation>服务未能及时收到。</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>会自动重试。</translation>
    </message>
    <message>
        <source>The session ended.</source>
        <translation>登录已失效。</translation>
    </message>
    <message>
        <source>Sign in again; nothing that waits is lost.</source>
        <translation>请重新登录；等待中的改动不会丢失。</translation>
    </message>
    <message>
        <source>Too many attempts in a short time.</source>
        <translation>短时间内尝试过多。</translation>
    </message>
    <message>
        <source>The service is busy or being restarted.</source>
        <translation>服务繁忙或正在重启。</translation>
    </message>
    <message>
        <source>The name or the password is not right, or the session ended.</source>
        <translation>用户名或密码不正确，或登录已失效。</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>请重新登录。</translation>
    </message>
    <message>
        <source>Your role may not do this.</source>
        <translation>您的角色无权执行此操作。</translation>
    </message>
    <message>
        <source>Ask a merchant of the shop.</source>
        <translation>请联系店铺的商家角色。</translation>
    </message>
    <message>
        <source>It does not exist, or no longer.</source>
        <translation>不存在或已不存在。</translation>
    </message>
    <message>
        <source>Check the number.</source>
        <translation>请核对编号。</translation>
    </message>
    <message>
        <source>The order was closed before this payment came.</source>
        <translation>付款到达前订单已关闭。</translation>
    </message>
    <message>
        <source>The payment is kept on the order; refund it.</source>
        <translation>款项已记在订单上，请退款。</translation>
    </message>
    <message>
        <source>The service is still working on the same request.</source>
        <translation>服务仍在处理同一请求。</translation>
    </message>
    <message>
        <source>It is asked again by itself.</source>
        <translation>会自动再次查询。</translation>
    </message>
    <message>
        <source>There is already an order with this number.</source>
        <translation>已有相同编号的订单。</translation>
    </message>
    <message>
        <source>Choose another number.</source>
        <translation>请换一个编号。</translation>
    </message>
    <message>
        <source>The service was restored or moved.</source>
        <translation>服务已恢复或迁移。</translation>
    </message>
    <message>
        <source>Everything is fetched anew; what waits to be sent stays.</source>
        <translation>全部数据将重新获取；等待发送的改动保留。</translation>
    </message>
    <message>
        <source>This change was already sent once with other content.</source>
        <translation>此改动曾以其他内容发送过。</translation>
    </message>
    <message>
        <source>Look at the order as it is now; send again what is missing.</source>
        <translation>请查看订单现状，再发送缺少的部分。</translation>
    </message>
    <message>
        <source>The service no longer works with this version of the program.</source>
        <translation>服务不再支持此版本的程序。</translation>
    </message>
    <message>
        <source>Update the program; what waits is kept until then.</source>
        <translation>请升级程序；等待中的改动会一直保留。</translation>
    </message>
    <message>
        <source>The service made a mistake.</source>
        <translation>服务出错。</translation>
    </message>
    <message>
        <source>Try again; if it stays, copy the details for whoever looks after the service.</source>
        <translation>请重试；若仍如此，请复制详情交给服务管理员。</translation>
    </message>
    <message>
        <source>Another window or program has this shop open.</source>
        <translation>另一窗口或程序已打开此店铺。</translation>
    </message>
    <message>
        <source>Close it there first, or go on there.</source>
        <translation>请先在那里关闭，或在那里继续。</translation>
    </message>
    <message>
        <source>This profile belongs to another user or another shop.</source>
        <translation>此档案属于其他用户或店铺。</translation>
    </message>
    <message>
        <source>Sign in as the same user, or add a shop of its own for this one.</source>
        <translation>请以同一用户登录，或为此另行添加店铺。</translation>
    </message>
    <message>
        <source>The folder of this profile cannot be used.</source>
        <translation>此档案的文件夹无法使用。</translation>
    </message>
    <message>
        <source>Check that the disk has room and that you may write there.</source>
        <translation>请检查磁盘空间和写入权限。</translation>
    </message>
    <message>
        <source>A newer version of the program has used this profile.</source>
        <translation>此档案已被更新版本的程序使用。</translation>
    </message>
    <message>
        <source>Update this program; the data was not touched.</source>
        <translation>请升级本程序；数据未被改动。</translation>
    </message>
    <message>
        <source>Unusually many records vanished at the service.</source>
        <translation>服务端有异常多的记录消失。</translation>
    </message>
    <message>
        <source>Nothing was removed here. Ask whether that was meant, then accept it.</source>
        <translation>本机未删除任何内容。请先确认是否有意为之，再接受。</translation>
    </message>
    <message>
        <source>An earlier change of the same order was refused.</source>
        <translation>同一订单较早的改动被拒绝。</translation>
    </message>
    <message>
        <source>Decide on that one; this one follows by itself.</source>
        <translation>请先处理那一条，此条随后自动进行。</translation>
    </message>
    <message>
        <source>Money is only moved while the service can be reached.</source>
        <translation>资金操作须在服务可连接时进行。</translation>
    </message>
    <message>
        <source>Nothing was done. Try again when the connection is back.</source>
        <translation>未执行任何操作。请在连接恢复后重试。</translation>
    </message>
    <message>
        <source>This system has no safe place for the session.</source>
        <translation>本系统没有安全存放登录状态的地方。</translation>
    </message>
    <message>
        <source>You stay signed in until the program ends, and sign in again after that.</source>
        <translation>程序退出前保持登录，之后需重新登录。</translation>
    </message>
    <message>
        <source>The system&apos;s store of secrets refused the session.</source>
        <translation>系统的密码存储拒绝保存登录状态。</translation>
    </message>
    <message>
        <source>Unlock it and allow this program, or sign in again after each start.</source>
        <translation>请解锁并允许本程序，或每次启动后重新登录。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted, so nothing was sent.</source>
        <translation>服务器证书不可信，未发送任何内容。</translation>
    </message>
    <message>
        <source>Check the address and this computer&apos;s clock. A private authority&apos;s certificate can be added when signing in.</source>
        <translation>请检查地址和本机时钟。私有机构的证书可在登录时添加。</translation>
    </message>
    <message>
        <source>A proxy on the way did not let the program through.</source>
        <translation>途中的代理不允许本程序通过。</translation>
    </message>
    <message>
        <source>Check the system&apos;s proxy settings.</source>
        <translation>请检查系统的代理设置。</translation>
    </message>
    <message>
        <source>The server sends us to another address, where we do not go.</source>
        <translation>服务器要求转到其他地址，已拒绝。</translation>
    </message>
    <message>
        <source>Enter the service&apos;s own address. On a guest network, sign in to the network first.</source>
        <translation>请填写服务本身的地址。若在访客网络，请先登录网络。</translation>
    </message>
    <message>
        <source>What answered is no order service.</source>
        <translation>应答的不是订单服务。</translation>
    </message>
    <message>
        <source>Check the address. On a guest network, sign in to the network first.</source>
        <translation>请检查地址。若在访客网络，请先登录网络。</translation>
    </message>
    <message>
        <source>The answer was larger than any order service sends.</source>
        <translation>应答超出订单服务的正常大小。</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>请检查地址。</translation>
    </message>
    <message>
        <source>Without encryption only this computer itself is called.</source>
        <translation>未加密时只连接本机。</translation>
    </message>
    <message>
        <source>Enter an address that begins with https://.</source>
        <translation>请填写以 https:// 开头的地址。</translation>
    </message>
    <message>
        <source>That is no address of a server.</source>
        <translation>这不是服务器地址。</translation>
    </message>
    <message>
        <source>It looks like https://shop.example or https://shop.example:8443.</source>
        <translation>形如 https://shop.example 或 https://shop.example:8443。</translation>
    </message>
    <message>
        <source>The file holds no certificate.</source>
        <translation>文件中没有证书。</translation>
    </message>
    <message>
        <source>Choose a file in PEM format.</source>
        <translation>请选择 PEM 格式的文件。</translation>
    </message>
    <message>
        <source>The local copy of the orders is damaged.</source>
        <translation>本机的订单副本已损坏。</translation>
    </message>
    <message>
        <source>Start the program again: it sets the damaged file aside and fetches everything anew.</source>
        <translation>请重新启动程序：损坏的文件会被移开，全部数据重新获取。</translation>
    </message>
    <message>
        <source>The disk is full, so this was not saved.</source>
        <translation>磁盘已满，未能保存。</translation>
    </message>
    <message>
        <source>Make room on the disk and try again.</source>
        <translation>请清理磁盘空间后重试。</translation>
    </message>
    <message>
        <source>The profile&apos;s folder cannot be written to, so this was not saved.</source>
        <translation>档案文件夹不可写，未能保存。</translation>
    </message>
    <message>
        <source>Check who may write there and try again.</source>
        <translation>请检查写入权限后重试。</translation>
    </message>
    <message>
        <source>The disk reported an error, so this was not saved.</source>
        <translation>磁盘报告错误，未能保存。</translation>
    </message>
    <message>
        <source>Try again; if it stays, check the disk.</source>
        <translation>请重试；若仍如此，请检查磁盘。</translation>
    </message>
    <message>
        <source>Another program holds the profile&apos;s files.</source>
        <translation>其他程序占用了档案文件。</translation>
    </message>
    <message>
        <source>Close it and try again.</source>
        <translation>请将其关闭后重试。</translation>
    </message>
    <message>
        <source>This was stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Nothing was changed; begin again if you want to.</source>
        <translation>没有任何改动；需要时可重新开始。</translation>
    </message>
    <message>
        <source>The service cannot be reached.</source>
        <translation>无法连接服务。</translation>
    </message>
    <message>
        <source>Go on working: changes wait here and are sent when the connection is back.</source>
        <translation>请继续工作：改动在此等待，连接恢复后发送。</translation>
    </message>
    <message>
        <source>The service did not answer in time.</source>
        <translation>服务未及时应答。</translation>
    </message>
    <message>
        <source>It is tried again by itself; nothing is done twice.</source>
        <translation>会自动重试，绝不会重复执行。</translation>
    </message>
    <message>
        <source>Somebody else was faster, and this no longer fits.</source>
        <translation>他人已先行操作，此改动不再适用。</translation>
    </message>
    <message>
        <source>Look at what it is now and decide anew.</source>
        <translation>请查看现状再决定。</translation>
    </message>
    <message>
        <source>This could not be saved on this computer.</source>
        <translation>未能保存到本机。</translation>
    </message>
    <message>
        <source>Check that the disk has room, then try again.</source>
        <translation>请检查磁盘空间后重试。</translation>
    </message>
    <message>
        <source>Customer and address are only changed while the service can be reached.</source>
        <translation>客户与地址须在服务可连接时修改。</translation>
    </message>
    <message>
        <source>No shop is open yet.</source>
        <translation>尚未打开店铺。</translation>
    </message>
    <message>
        <source>Open one or sign in first.</source>
        <translation>请先打开店铺或登录。</translation>
    </message>
    <message>
        <source>Everything is being fetched anew.</source>
        <translation>正在重新获取全部数据。</translation>
    </message>
    <message>
        <source>Wait until it is here; it goes on by itself.</source>
        <translation>请等待完成；会自动继续。</translation>
    </message>
    <message>
        <source>The local copy of the orders is damaged and could not be moved out of the way.</source>
        <translation>本机的订单副本已损坏，且无法移开。</translation>
    </message>
    <message>
        <source>Check that the disk has room and that you may write in the profile&apos;s folder.</source>
        <translation>请检查磁盘空间以及档案文件夹的写入权限。</translation>
    </message>
    <message>
        <source>A record of the service contradicts itself and was set aside.</source>
        <translation>服务的一条记录自相矛盾，已搁置。</translation>
    </message>
    <message>
        <source>Copy the details for whoever looks after the service.</source>
        <translation>请复制详情交给服务管理员。</translation>
    </message>
    <message>
        <source>The stock take “%1” has ended.</source>
        <translation>盘点“%1”已结束。</translation>
    </message>
    <message>
        <source>Nothing more is counted in it. Count the product in another one.</source>
        <translation>其中不再计数。请在另一次盘点中计数。</translation>
    </message>
    <message>
        <source>The service has a newer state of this order that this version cannot read.</source>
        <translation>服务端有该订单更新的状态，此版本无法读取。</translation>
    </message>
    <message>
        <source>Nothing is done with it until it can be read again; a newer version may help.</source>
        <translation>在能够读取之前不会对它做任何操作；升级到新版本可能有帮助。</translation>
    </message>
    <message>
        <source>An order is only claimed while the service can be reached.</source>
        <translation>只有连上订单服务时才能认领订单。</translation>
    </message>
    <message>
        <source>Pack it all the same: if somebody else does too, you are told.</source>
        <translation>仍可照常打包：如果别人也在打包，会通知您。</translation>
    </message>
    <message>
        <source>Stock takes are begun, approved and cancelled while the service can be reached.</source>
        <translation>只有能连接服务时才能开始、批准或取消盘点。</translation>
    </message>
    <message>
        <source>Counting goes on without it. Try this again when the connection is back.</source>
        <translation>离线也可继续盘点。连接恢复后请重试此操作。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ExportSheet</name>
    <message>
        <source>Export orders</source>
        <translation>导出订单</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>One row for</source>
        <translation>每行对应</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Each order</source>
        <translation>每张订单</translation>
    </message>
    <message>
        <source>Each line</source>
        <translation>每个商品行</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s), as the list shows and sorts them</source>
        <translation>
            <numerusform>%Ln 张订单，按列表的筛选和排序</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>UTF-8, separated by commas. A text that a spreadsheet would take for a formula has an apostrophe before it.</source>
        <translation>UTF-8，逗号分隔。可能被表格当作公式的文本前加撇号。</translation>
    </message>
    <message>
        <source>One sheet with the orders, one with their lines.</source>
        <translation>一张表为订单，一张表为商品行。</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message>
        <source>A file needs a name.</source>
        <translation>请填写文件名。</translation>
    </message>
</context>
<context>
    <name>ch::ui::FieldNames</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Counted quantity</source>
        <translation>实盘数量</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Handling days</source>
        <translation>备货天数</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Address, second line</source>
        <translation>地址第二行</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>商品行</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Method of payment</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Packed quantity</source>
        <translation>备货数量</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考号</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>省/州</translation>
    </message>
    <message>
        <source>Units to give back</source>
        <translation>退回库存的件数</translation>
    </message>
    <message>
        <source>Reorder point</source>
        <translation>补货点</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>应发时间</translation>
    </message>
    <message>
        <source>Delivery address</source>
        <translation>收货地址</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>商品名称</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between items of a list</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> 等另外 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation>请稍候再试。</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>请 %n 秒后重试。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n minute(s).</source>
        <translation>
            <numerusform>请 %n 分钟后重试。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::FigureCard</name>
    <message>
        <source>Save the chart as PNG…</source>
        <translation>图表另存为 PNG…</translation>
    </message>
    <message>
        <source>Save the chart as SVG…</source>
        <translation>图表另存为 SVG…</translation>
    </message>
    <message>
        <source>Save the chart as PDF…</source>
        <translation>图表另存为 PDF…</translation>
    </message>
    <message>
        <source>Save the figures as an Excel workbook…</source>
        <translation>数据另存为 Excel 工作簿…</translation>
    </message>
    <message>
        <source>Save the figures as CSV…</source>
        <translation>数据另存为 CSV…</translation>
    </message>
    <message>
        <source>Table and files</source>
        <translation>表格与文件</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>显示为表格</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <comment>a figure&apos;s name, the figure, what a click does</comment>
        <translation>%1：%2。%3</translation>
    </message>
</context>
<context>
    <name>ch::ui::FigureChart</name>
    <message>
        <source>%1. %2</source>
        <comment>a chart, the figures of one of its points</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Show these orders</source>
        <translation>显示这些订单</translation>
    </message>
    <message>
        <source>Show these refunds</source>
        <translation>显示这些退款</translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>添加筛选</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除全部筛选</translation>
    </message>
    <message>
        <source>Without a status</source>
        <translation>排除某状态</translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterCountryEditor</name>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Countries that orders go to</source>
        <translation>订单发往的国家/地区</translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterDaysEditor</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterDueEditor</name>
    <message>
        <source>Late: should have been shipped by now</source>
        <translation>逾期：早该发出</translation>
    </message>
    <message>
        <source>Due today: late ones included</source>
        <translation>今日应发：含逾期</translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterEitherEditor</name>
    <message>
        <source>On hold</source>
        <translation>已挂起</translation>
    </message>
    <message>
        <source>Not on hold</source>
        <translation>未挂起</translation>
    </message>
    <message>
        <source>Has note</source>
        <translation>有备注</translation>
    </message>
    <message>
        <source>No note</source>
        <translation>无备注</translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterNumbersEditor</name>
    <message>
        <source>One order number a line, or a pasted column</source>
        <translation>每行一个订单号，或粘贴一列</translation>
    </message>
    <message>
        <source>Order numbers</source>
        <translation>订单号</translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s)</source>
        <translation>
            <numerusform>%Ln 个订单号</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln number(s) of more</source>
        <translation>
            <numerusform>仅前 %Ln 个订单号</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterOutboxEditor</name>
    <message>
        <source>Orders with changes that wait or were refused</source>
        <translation>有等待或被拒绝改动的订单</translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterSearch</name>
    <message>
        <source>Search orders</source>
        <translation>搜索订单</translation>
    </message>
    <message>
        <source>Number, customer, place, SKU, title or tracking number.
Paste a column of order numbers to see exactly those.</source>
        <translation>订单号、客户、地区、SKU、商品名称或运单号。
粘贴一列订单号即可只看这些订单。</translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterTabs</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterTextEditor</name>
    <message>
        <source>The whole SKU</source>
        <translation>完整 SKU</translation>
    </message>
    <message>
        <source>The customer&apos;s number</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>At least two characters</source>
        <translation>至少两个字符</translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterTotalEditor</name>
    <message>
        <source>At least</source>
        <translation>不低于</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>不高于</translation>
    </message>
    <message>
        <source>An amount looks like %1</source>
        <translation>金额形如 %1</translation>
    </message>
</context>
<context>
    <name>ch::ui::Formats</name>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>today %1</source>
        <comment>a time of day</comment>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <comment>a time of day</comment>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <comment>a time of day</comment>
        <translation>明天 %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>weekday, time of day</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <comment>date, time of day, offset of the time zone</comment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours, minutes</comment>
        <translation>%1 小时 %2 分钟</translation>
    </message>
</context>
<context>
    <name>ch::ui::HoldForm</name>
    <message>
        <source>Address to be confirmed</source>
        <translation>待确认地址</translation>
    </message>
    <message>
        <source>Waiting for stock</source>
        <translation>等待到货</translation>
    </message>
    <message>
        <source>Payment to be checked</source>
        <translation>待核对付款</translation>
    </message>
    <message>
        <source>Customer asked to wait</source>
        <translation>客户要求暂缓</translation>
    </message>
    <message>
        <source>Combine with another order</source>
        <translation>与其他订单合并</translation>
    </message>
    <message>
        <source>Why it must not ship yet</source>
        <translation>暂不发货的原因</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Ends by itself</source>
        <translation>自动解除</translation>
    </message>
    <message>
        <source>On hold up to and including</source>
        <translation>挂起至（含当日）</translation>
    </message>
    <message>
        <source>The day must not be over.</source>
        <translation>日期不能早于今天。</translation>
    </message>
</context>
<context>
    <name>ch::ui::InventoryCommands</name>
    <message>
        <source>Adjust stock…</source>
        <translation>调整库存…</translation>
    </message>
    <message>
        <source>Enter a count…</source>
        <translation>录入盘点数…</translation>
    </message>
    <message>
        <source>Edit product…</source>
        <translation>编辑商品…</translation>
    </message>
    <message>
        <source>New product…</source>
        <translation>新建商品…</translation>
    </message>
    <message>
        <source>Show its orders</source>
        <translation>查看相关订单</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Import products…</source>
        <translation>导入商品…</translation>
    </message>
    <message>
        <source>Export products…</source>
        <translation>导出商品…</translation>
    </message>
    <message>
        <source>Show the detail</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <source>Previous product</source>
        <translation>上一个商品</translation>
    </message>
    <message>
        <source>Next product</source>
        <translation>下一个商品</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除所有筛选</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a command, its keys</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>ch::ui::InventoryHead</name>
    <message>
        <source>Which products</source>
        <translation>哪些商品</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Search SKU, barcode, title, location</source>
        <translation>搜索 SKU、条码、标题、库位</translation>
    </message>
    <message>
        <source>Search products</source>
        <translation>搜索商品</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>添加筛选</translation>
    </message>
    <message>
        <source>Location…</source>
        <translation>库位…</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>In sale</source>
        <translation>在售</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>库存低</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>停售</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln 个商品</numerusform>
        </translation>
    </message>
    <message>
        <source>Location: %1</source>
        <translation>库位：%1</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>有库存</translation>
    </message>
    <message>
        <source>Not sold for</source>
        <translation>多久没有售出</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sold since %1</source>
        <translation>自 %1 起没有售出</translation>
    </message>
</context>
<context>
    <name>ch::ui::InventoryPage</name>
    <message>
        <source>Parts of the inventory</source>
        <translation>库存的各部分</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Show only location %1</source>
        <translation>只显示库位 %1</translation>
    </message>
</context>
<context>
    <name>ch::ui::KeyCaps</name>
    <message>
        <source>then</source>
        <comment>G then O</comment>
        <translation>再按</translation>
    </message>
</context>
<context>
    <name>ch::ui::KpiTile</name>
    <message>
        <source>Show it in the chart</source>
        <translation>在图表中显示</translation>
    </message>
    <message>
        <source>Click: show it in the chart. Double click or Enter: %1</source>
        <comment>what is opened</comment>
        <translation>单击：在图表中显示。双击或回车：%1</translation>
    </message>
</context>
<context>
    <name>ch::ui::ListExporter</name>
    <message>
        <source>Finishing the file</source>
        <translation>正在完成文件</translation>
    </message>
</context>
<context>
    <name>ch::ui::MainWindow</name>
    <message>
        <source>Countinghouse</source>
        <translation>账房</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全局</translation>
    </message>
    <message>
        <source>Show names</source>
        <translation>显示名称</translation>
    </message>
    <message>
        <source>Hide names</source>
        <translation>隐藏名称</translation>
    </message>
</context>
<context>
    <name>ch::ui::MovementCard</name>
    <message>
        <source>Movements</source>
        <translation>库存变动</translation>
    </message>
    <message>
        <source>Read the movements again</source>
        <translation>重新读取库存变动</translation>
    </message>
    <message>
        <source>They could not be read again. This is what was known then.</source>
        <translation>无法重新读取。以下是当时的内容。</translation>
    </message>
    <message>
        <source>They were never read on this device. %1</source>
        <translation>此设备从未读取过。%1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>读取于%1</translation>
    </message>
    <message>
        <source>Show older</source>
        <translation>显示更早的</translation>
    </message>
    <message>
        <source>Older movements are at the service.</source>
        <translation>更早的变动保存在订单服务中。</translation>
    </message>
    <message>
        <source>Nothing has moved yet.</source>
        <translation>尚无变动。</translation>
    </message>
    <message>
        <source>Open order %1</source>
        <translation>打开订单 %1</translation>
    </message>
</context>
<context>
    <name>ch::ui::NewStockTakeSheet</name>
    <message>
        <source>New stock take</source>
        <translation>新建盘点</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>盘点范围</translation>
    </message>
    <message>
        <source>Blind: counters do not see what is expected</source>
        <translation>盲盘：盘点人看不到应有数量</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Places beginning with</source>
        <translation>库位前缀</translation>
    </message>
    <message>
        <source>SKUs</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Stock take of %1</source>
        <translation>%1 盘点</translation>
    </message>
    <message>
        <source>A-02 means A-02-1, A-02-15 and all others of that shelf.</source>
        <translation>A-02 表示 A-02-1、A-02-15 以及该货架的所有库位。</translation>
    </message>
    <message>
        <source>One a line, or separated by commas; at most 500.</source>
        <translation>每行一个，或以逗号分隔；最多 500 个。</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部商品</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>按库位</translation>
    </message>
    <message>
        <source>Chosen products</source>
        <translation>指定商品</translation>
    </message>
    <message>
        <source>The service does not send the expected numbers to the warehouse until the stock take has ended.</source>
        <translation>盘点结束前，服务不会把应有数量发送给仓库人员。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>请填写名称。</translation>
    </message>
    <message>
        <source>Say what the places begin with.</source>
        <translation>请填写库位前缀。</translation>
    </message>
    <message>
        <source>Name at least one product.</source>
        <translation>请至少指定一种商品。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n product(s) can be chosen.</source>
        <translation>
            <numerusform>最多可指定 %n 种商品。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::NoteForm</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Colleagues see it in the order&apos;s timeline. Notes cannot be changed later.</source>
        <translation>同事会在订单时间线中看到。备注之后不能修改。</translation>
    </message>
</context>
<context>
    <name>ch::ui::Notice</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>ch::ui::Notifications</name>
    <message>
        <source>Order %1: %2</source>
        <comment>number, status</comment>
        <translation>订单 %1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new order(s)</source>
        <translation>
            <numerusform>%Ln 张新订单</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %L2</source>
        <comment>status, how many</comment>
        <translation>%1：%L2</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>ch::ui::NotificationsSection</name>
    <message>
        <source>Announce orders that become</source>
        <translation>订单变为以下状态时提醒</translation>
    </message>
    <message>
        <source>How and when</source>
        <translation>方式与时间</translation>
    </message>
    <message>
        <source>With a sound</source>
        <translation>播放提示音</translation>
    </message>
    <message>
        <source>Quiet hours: nothing is announced</source>
        <translation>免打扰时段：不提醒</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>免打扰开始</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>免打扰结束</translation>
    </message>
</context>
<context>
    <name>ch::ui::OperationCorrection</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Change by</source>
        <translation>增减数量</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实盘</translation>
    </message>
    <message>
        <source>On hand before the count</source>
        <translation>盘点前库存</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Ship all that is left, not only what was entered</source>
        <translation>发出剩余的全部商品，而不只是填写的数量</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderActions</name>
    <message>
        <source>Ship…</source>
        <translation>发货…</translation>
    </message>
    <message>
        <source>Ship</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Release hold</source>
        <translation>解除挂起</translation>
    </message>
    <message>
        <source>Hold…</source>
        <translation>挂起…</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Add note…</source>
        <translation>添加备注…</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>Correct tracking…</source>
        <translation>更正运单…</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Edit customer and address…</source>
        <translation>修改客户与地址…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Import tracking numbers…</source>
        <translation>导入运单号…</translation>
    </message>
    <message>
        <source>Copy order numbers</source>
        <translation>复制订单号</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Refund…</source>
        <translation>退款…</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Cancel order…</source>
        <translation>取消订单…</translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation>取消订单</translation>
    </message>
    <message numerus="yes">
        <source>%n order number(s) copied.</source>
        <translation>
            <numerusform>已复制 %n 个订单号。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 copied.</source>
        <translation>已复制 %1。</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailBoard</name>
    <message>
        <source>On hold until %1: %2</source>
        <translation>挂起至 %1：%2</translation>
    </message>
    <message>
        <source>On hold: %1</source>
        <translation>已挂起：%1</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailHeader</name>
    <message>
        <source>Previous order</source>
        <translation>上一张订单</translation>
    </message>
    <message>
        <source>Next order</source>
        <translation>下一张订单</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Copy the order number</source>
        <translation>复制订单号</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>已挂起</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 条等待</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n 条被拒绝</numerusform>
        </translation>
    </message>
    <message>
        <source>Placed %1</source>
        <translation>下单 %1</translation>
    </message>
    <message>
        <source>unpaid, closes %1</source>
        <translation>待付款，%1 关闭</translation>
    </message>
    <message>
        <source>Closes %1 if nobody pays</source>
        <translation>若无人付款，%1 关闭</translation>
    </message>
    <message>
        <source>ship by %1</source>
        <translation>应发 %1</translation>
    </message>
    <message>
        <source>Ship by %1</source>
        <translation>应发 %1</translation>
    </message>
    <message>
        <source>cancelled: %1</source>
        <translation>已取消：%1</translation>
    </message>
    <message>
        <source>being packed by %1</source>
        <translation>%1 备货中</translation>
    </message>
    <message>
        <source>Claimed on %1 until %2</source>
        <translation>已在 %1 认领，至 %2</translation>
    </message>
    <message>
        <source>Change hold…</source>
        <translation>更改挂起…</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailLines</name>
    <message>
        <source>Lines</source>
        <translation>商品行</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailMoney</name>
    <message>
        <source>Payment</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>运费</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>待付</translation>
    </message>
    <message>
        <source>Refused payment</source>
        <translation>被拒绝的付款</translation>
    </message>
    <message>
        <source>%1 The money is kept until it is refunded.</source>
        <translation>%1款项会保留至退款。</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailOpen</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of step, what was entered</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>放弃…</translation>
    </message>
    <message>
        <source>Discard: %1</source>
        <translation>放弃：%1</translation>
    </message>
    <message>
        <source>It was tried before and may have arrived. Discarding only stops further tries.</source>
        <translation>曾经尝试发送，可能已送达。放弃只会停止继续尝试。</translation>
    </message>
    <message>
        <source>Discard the change</source>
        <translation>放弃此改动</translation>
    </message>
    <message>
        <source>Discarded.</source>
        <translation>已放弃。</translation>
    </message>
    <message>
        <source>Too late: it has been sent.</source>
        <translation>太迟了：已经发送。</translation>
    </message>
    <message>
        <source>Being sent now.</source>
        <translation>正在发送。</translation>
    </message>
    <message>
        <source>Waits until the refused change is decided.</source>
        <translation>等待被拒绝的改动处理完。</translation>
    </message>
    <message numerus="yes">
        <source>Still trying: %n attempt(s) so far.</source>
        <translation>
            <numerusform>仍在重试：已试 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent when the service can be reached again.</source>
        <translation>服务可连接后发送。</translation>
    </message>
    <message>
        <source>Sent in %1.</source>
        <translation>%1后发送。</translation>
    </message>
    <message>
        <source>Sent with the next pass.</source>
        <translation>下次同步时发送。</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailPane</name>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>This order is not here</source>
        <translation>本机没有此订单</translation>
    </message>
    <message>
        <source>It was removed at the service, or this device has not fetched it yet.</source>
        <translation>服务端已删除，或本机尚未获取。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No order chosen</source>
        <translation>未选择订单</translation>
    </message>
    <message>
        <source>Choose one in the list to see its lines, its parcels and what happened to it.</source>
        <translation>在列表中选择一张订单，即可查看其商品、包裹和经过。</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailParcel</name>
    <message>
        <source>Parcel %1 · %2</source>
        <translation>包裹 %1 · %2</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Correct parcel %1</source>
        <translation>更正包裹 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>查询物流</translation>
    </message>
    <message>
        <source>Open the tracking page of %1</source>
        <translation>打开 %1 的物流查询页</translation>
    </message>
    <message>
        <source>Open %1 in the browser?</source>
        <translation>在浏览器中打开 %1？</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailParcels</name>
    <message>
        <source>%1, %2, %3</source>
        <comment>what changed, when, who</comment>
        <translation>%1，%2，%3</translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s)</source>
        <translation>
            <numerusform>%n 个包裹</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailPeople</name>
    <message>
        <source>Customer and address</source>
        <translation>客户与地址</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Edit customer and address</source>
        <translation>修改客户与地址</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>收货地址</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Phone for the carrier</source>
        <translation>快递联系电话</translation>
    </message>
    <message>
        <source>Address on one line</source>
        <translation>单行地址</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderFile</name>
    <message>
        <source>Exporting orders</source>
        <translation>正在导出订单</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderLinesModel</name>
    <message numerus="yes">
        <source>%n given back to stock</source>
        <translation>
            <numerusform>%n 件已退回库存</numerusform>
        </translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>订购</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>已备</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>已发</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderListHead</name>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln 张订单</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>how many orders, money</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, of that %2: %3</source>
        <comment>money of orders, a SKU, its money</comment>
        <translation>%1，其中 %2：%3</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderListMenu</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <translation>复制“%1”</translation>
    </message>
    <message>
        <source>Filter with the same: %1</source>
        <translation>筛选相同：%1</translation>
    </message>
    <message>
        <source>Exclude: %1</source>
        <translation>排除：%1</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderListModel</name>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderListPane</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>清除选择</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No orders match</source>
        <translation>没有匹配的订单</translation>
    </message>
    <message>
        <source>No order here fits all of the filters.</source>
        <translation>没有订单符合全部筛选条件。</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除全部筛选</translation>
    </message>
    <message>
        <source>No orders yet</source>
        <translation>暂无订单</translation>
    </message>
    <message>
        <source>They appear here as soon as the shop takes them.</source>
        <translation>店铺一有订单就会显示在这里。</translation>
    </message>
    <message>
        <source>Fetching the orders</source>
        <translation>正在获取订单</translation>
    </message>
    <message>
        <source>The first time takes a little. The list fills while they come.</source>
        <translation>首次需要一点时间，列表会边获取边显示。</translation>
    </message>
    <message>
        <source>Nothing here yet, and the service cannot be reached</source>
        <translation>暂无数据，且无法连接服务</translation>
    </message>
    <message>
        <source>Once the orders have been fetched they are here without a network, too.</source>
        <translation>订单获取后，断网也能查看。</translation>
    </message>
    <message>
        <source>Sign in to see the orders</source>
        <translation>登录后查看订单</translation>
    </message>
    <message>
        <source>Once they have been fetched they are here without a network, too.</source>
        <translation>获取后断网也能查看。</translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <translation>已选 %1／%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) exported to %1</source>
        <translation>
            <numerusform>已导出 %Ln 张订单到 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>The export failed. %1</source>
        <translation>导出失败。%1</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderListView</name>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderStepSheet</name>
    <message>
        <source>Ship</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>Correct a parcel</source>
        <translation>更正包裹</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>This change is no longer refused: it was sent again or discarded already.</source>
        <translation>此改动已不是被拒绝状态：已重新发送或已放弃。</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrdersCommands</name>
    <message>
        <source>Add a filter</source>
        <translation>添加筛选</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除全部筛选</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Export orders</source>
        <translation>导出订单</translation>
    </message>
    <message>
        <source>Show views</source>
        <translation>显示视图</translation>
    </message>
    <message>
        <source>Show the detail</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <source>Previous order</source>
        <translation>上一张订单</translation>
    </message>
    <message>
        <source>Next order</source>
        <translation>下一张订单</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Save changes to view</source>
        <translation>保存视图改动</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a command, its keys</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Sort by: %1</source>
        <translation>排序：%1</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderViews</name>
    <message>
        <source>This view has filters that this version does not know; the list shows more than was meant.</source>
        <translation>此视图含有本版本不认识的筛选；列表显示的可能多于预期。</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrdersPage</name>
    <message>
        <source>What can be done with all of them</source>
        <translation>可对全部进行的操作</translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) more than can be looked for at once</source>
        <translation>
            <numerusform>超出一次可查找数量 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
</context>
<context>
    <name>ch::ui::PackCountSheet</name>
    <message>
        <source>Count by hand</source>
        <translation>手动计数</translation>
    </message>
    <message>
        <source>Packed in all</source>
        <translation>已装总数</translation>
    </message>
    <message numerus="yes">
        <source>Of %n; the order&apos;s timeline says that it was counted by hand.</source>
        <translation>
            <numerusform>共 %n 件；订单时间线会注明这是手动计数。</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>ch::ui::PackFlow</name>
    <message>
        <source>%1 is packing this order.</source>
        <translation>%1 正在打包此订单。</translation>
    </message>
    <message>
        <source>The parcel is empty.</source>
        <translation>包裹是空的。</translation>
    </message>
    <message>
        <source>Choose a carrier first.</source>
        <translation>请先选择快递。</translation>
    </message>
    <message>
        <source>The parcel is closed. Go on with the next one.</source>
        <translation>包裹已封好，请继续装下一个。</translation>
    </message>
    <message>
        <source>This order is open already. Scan its items.</source>
        <translation>此订单已打开，请扫描商品。</translation>
    </message>
    <message>
        <source>There is nothing to take back in this parcel.</source>
        <translation>此包裹中没有可撤回的扫描。</translation>
    </message>
    <message numerus="yes">
        <source>Taken back: %1, %n left</source>
        <translation>
            <numerusform>已撤回：%1，还差 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Carrier: %1</source>
        <translation>快递：%1</translation>
    </message>
    <message>
        <source>This is the order&apos;s number. Scan the tracking number on the label.</source>
        <translation>这是订单号。请扫描面单上的运单号。</translation>
    </message>
    <message>
        <source>This is an item, and everything is packed. Scan the tracking number on the label.</source>
        <translation>这是商品，而商品已全部装好。请扫描面单上的运单号。</translation>
    </message>
    <message>
        <source>This is the number of another order. Scan the tracking number on the label.</source>
        <translation>这是另一个订单的订单号。请扫描面单上的运单号。</translation>
    </message>
    <message>
        <source>%1 is another order. Close this parcel first, or leave this order.</source>
        <translation>%1 是另一个订单。请先封好此包裹，或离开此订单。</translation>
    </message>
</context>
<context>
    <name>ch::ui::PackHeader</name>
    <message>
        <source>Leave the order (Esc)</source>
        <translation>离开订单（Esc）</translation>
    </message>
    <message>
        <source>Leave the order</source>
        <translation>离开订单</translation>
    </message>
    <message>
        <source>units packed</source>
        <translation>已装件数</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>由您打包</translation>
    </message>
    <message>
        <source>Not claimed</source>
        <translation>未认领</translation>
    </message>
    <message>
        <source>Offline: kept here, sent later</source>
        <translation>离线：保存在本机，稍后发送</translation>
    </message>
    <message>
        <source>Late: %1</source>
        <translation>逾期：%1</translation>
    </message>
    <message>
        <source>Due %1</source>
        <translation>%1 前发货</translation>
    </message>
</context>
<context>
    <name>ch::ui::PackLabelCard</name>
    <message>
        <source>Parcel %1</source>
        <translation>包裹 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; the rest of the order goes into another parcel.</source>
        <translation>%1；订单其余部分装入另一个包裹。</translation>
    </message>
    <message>
        <source>%1; everything is packed.</source>
        <translation>%1；已全部装好。</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Scan the label; the parcel then closes by itself.</source>
        <translation>扫描面单后，包裹会自动封好。</translation>
    </message>
    <message>
        <source>Close the parcel</source>
        <translation>封好包裹</translation>
    </message>
    <message>
        <source>Without a number</source>
        <translation>没有运单号</translation>
    </message>
    <message>
        <source>Pack more</source>
        <translation>继续装</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>ch::ui::PackLineModel</name>
    <message>
        <source>%1: %2, %3 packed</source>
        <translation>%1：%2，已装 %3</translation>
    </message>
    <message>
        <source>no place</source>
        <translation>无货位</translation>
    </message>
</context>
<context>
    <name>ch::ui::PackNextCard</name>
    <message>
        <source>%1: %2, %3 packed</source>
        <translation>%1：%2，已装 %3</translation>
    </message>
    <message>
        <source>no place</source>
        <translation>无货位</translation>
    </message>
    <message>
        <source>Everything is packed</source>
        <translation>已全部装好</translation>
    </message>
    <message>
        <source>No place known</source>
        <translation>没有货位</translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <comment>units to pack</comment>
        <translation>
            <numerusform>还差 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::PackPage</name>
    <message>
        <source>Start packing</source>
        <translation>开始打包</translation>
    </message>
    <message>
        <source>Pick list</source>
        <translation>拣货单</translation>
    </message>
    <message>
        <source>Everything is packed</source>
        <translation>已全部打包</translation>
    </message>
    <message>
        <source>No order has the number %1</source>
        <translation>没有订单号为 %1 的订单</translation>
    </message>
    <message>
        <source>Parcel %1 of %2 is closed: %3.</source>
        <translation>%2 的包裹 %1 已封好：%3。</translation>
    </message>
    <message>
        <source>Parcel %1 of %2 is closed: %3 %4.</source>
        <translation>%2 的包裹 %1 已封好：%3 %4。</translation>
    </message>
    <message>
        <source>It is sent when the service can be reached again.</source>
        <translation>能连上订单服务后会自动发送。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Parcel %1 of %2 is open again.</source>
        <translation>%2 的包裹 %1 已重新打开。</translation>
    </message>
    <message>
        <source>Too late to take it back: it has been sent.</source>
        <translation>已经发送，无法撤回。</translation>
    </message>
</context>
<context>
    <name>ch::ui::PackStation</name>
    <message>
        <source>Pack station</source>
        <translation>打包台</translation>
    </message>
    <message>
        <source>Lines of the order</source>
        <translation>订单行</translation>
    </message>
    <message>
        <source>Take back the last scan</source>
        <translation>撤回上次扫描</translation>
    </message>
    <message>
        <source>Count by hand</source>
        <translation>手动计数</translation>
    </message>
    <message>
        <source>Close this parcel</source>
        <translation>封好此包裹</translation>
    </message>
    <message>
        <source>Leave the order</source>
        <translation>离开订单</translation>
    </message>
    <message>
        <source>Scan the first item</source>
        <translation>请扫描第一件商品</translation>
    </message>
    <message>
        <source>Next order</source>
        <translation>下一个订单</translation>
    </message>
    <message>
        <source>%1 is packing this order</source>
        <translation>%1 正在打包此订单</translation>
    </message>
    <message>
        <source>Scan another order, or take this one over.</source>
        <translation>扫描另一个订单，或接手此订单。</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>接手…</translation>
    </message>
    <message>
        <source>Scan another order: without a network this one cannot be taken over.</source>
        <translation>请扫描另一个订单：没有网络时无法接手此订单。</translation>
    </message>
</context>
<context>
    <name>ch::ui::PackTakeOverSheet</name>
    <message>
        <source>Take the order over</source>
        <translation>接手订单</translation>
    </message>
    <message>
        <source>%1 is packing this order; the claim ends by itself %2 if it is not renewed.</source>
        <translation>%1 正在打包此订单；如不续期，认领将于 %2 自动结束。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Stays in the order&apos;s timeline, with your name.</source>
        <translation>会连同您的名字留在订单时间线中。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>A reason is needed: whoever packed it will want to know.</source>
        <translation>需要填写原因：原来的打包人会想知道。</translation>
    </message>
</context>
<context>
    <name>ch::ui::PackWords</name>
    <message numerus="yes">
        <source>%1: %n left</source>
        <translation>
            <numerusform>%1：还差 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: complete</source>
        <translation>%1：已装齐</translation>
    </message>
    <message>
        <source>Everything is packed</source>
        <translation>已全部装好</translation>
    </message>
    <message>
        <source>One too many: %1 is complete. Put it back.</source>
        <translation>多了一件：%1 已装齐，请放回。</translation>
    </message>
    <message>
        <source>Several articles of this order have the code %1. Scan the SKU.</source>
        <translation>此订单中有多种商品使用条码 %1。请扫描 SKU。</translation>
    </message>
    <message>
        <source>Wrong item: %1 is not in this order.</source>
        <translation>商品不对：%1 不在此订单中。</translation>
    </message>
    <message>
        <source>Not in this order: %1</source>
        <translation>不在此订单中：%1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>a person at a device</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a quantity of a quantity</comment>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>ch::ui::PackWorkModel</name>
    <message>
        <source>%1 in %2</source>
        <comment>units in lines</comment>
        <translation>%2共 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shipped</source>
        <translation>
            <numerusform>已发 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Until %1, if it is not renewed</source>
        <translation>至 %1，除非续期</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>最晚发货</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>收货人</translation>
    </message>
    <message>
        <source>To pack</source>
        <translation>待装</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>已装</translation>
    </message>
    <message>
        <source>Packed by</source>
        <translation>打包人</translation>
    </message>
</context>
<context>
    <name>ch::ui::PackWorkPane</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Scan an order&apos;s barcode to pack it</source>
        <translation>扫描订单条码即可开始打包</translation>
    </message>
    <message>
        <source>To pack</source>
        <translation>待打包</translation>
    </message>
    <message>
        <source>Orders to pack</source>
        <translation>待打包的订单</translation>
    </message>
    <message>
        <source>Start packing</source>
        <translation>开始打包</translation>
    </message>
    <message>
        <source>The order that is due first</source>
        <translation>最先到期的订单</translation>
    </message>
    <message>
        <source>Nothing to pack</source>
        <translation>没有待打包的订单</translation>
    </message>
    <message>
        <source>Paid orders that are not on hold appear here by themselves, what is due first on top.</source>
        <translation>未挂起的待发货订单会自动出现在这里，最先到期的排在最前。</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n 个订单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n 个逾期</numerusform>
        </translation>
    </message>
    <message>
        <source>the first %1 are listed</source>
        <translation>仅列出前 %1 个</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message numerus="yes">
        <source>Pick list for %n order(s)</source>
        <translation>
            <numerusform>%n 个订单的拣货单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pick list for the first %n</source>
        <translation>
            <numerusform>前 %n 个的拣货单</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::PaperBox</name>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Letter</source>
        <comment>a paper</comment>
        <translation>Letter</translation>
    </message>
    <message>
        <source>100 × 150 mm</source>
        <translation>100 × 150 毫米</translation>
    </message>
</context>
<context>
    <name>ch::ui::PasteCheck</name>
    <message numerus="yes">
        <source>%Ln order number(s) not found: %1</source>
        <translation>
            <numerusform>未找到 %Ln 个订单号：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy them</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>ch::ui::PeriodPicker</name>
    <message>
        <source>%1: %2</source>
        <comment>what the days are called, the days</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Days shown: %1</source>
        <translation>显示的日期：%1</translation>
    </message>
    <message>
        <source>vs %1</source>
        <comment>days to compare with</comment>
        <translation>对比 %1</translation>
    </message>
    <message>
        <source>Compared with: %1</source>
        <translation>对比：%1</translation>
    </message>
    <message>
        <source>Nothing before</source>
        <comment>days that figures could be compared with</comment>
        <translation>之前没有数据</translation>
    </message>
</context>
<context>
    <name>ch::ui::PickListModel</name>
    <message numerus="yes">
        <source>Only %n in stock</source>
        <translation>
            <numerusform>库存仅 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Order %1, %2, %n unit(s)</source>
        <translation>
            <numerusform>订单 %1，%2，%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 times %2 at %3</source>
        <comment>a quantity, an article, a place</comment>
        <translation>%3：%2 × %1</translation>
    </message>
    <message>
        <source>no place</source>
        <translation>无货位</translation>
    </message>
</context>
<context>
    <name>ch::ui::PickListPane</name>
    <message>
        <source>Pick list</source>
        <translation>拣货单</translation>
    </message>
    <message>
        <source>Back to the work list (Esc)</source>
        <translation>返回待打包列表（Esc）</translation>
    </message>
    <message>
        <source>Back to the work list</source>
        <translation>返回待打包列表</translation>
    </message>
    <message>
        <source>How the list is sorted</source>
        <translation>列表的排列方式</translation>
    </message>
    <message>
        <source>By place</source>
        <translation>按货位</translation>
    </message>
    <message>
        <source>By order</source>
        <translation>按订单</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>What to fetch</source>
        <translation>要取的商品</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n 种商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n 个订单</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::PlacePopover</name>
    <message>
        <source>Location</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Begins with, such as A-02</source>
        <translation>开头，例如 A-02</translation>
    </message>
    <message>
        <source>Location begins with</source>
        <translation>库位开头</translation>
    </message>
    <message>
        <source>Locations</source>
        <translation>库位列表</translation>
    </message>
</context>
<context>
    <name>ch::ui::PrintPreview</name>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>ch::ui::PrintSection</name>
    <message>
        <source>Printers</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Printer: %1</source>
        <comment>of a document</comment>
        <translation>打印机：%1</translation>
    </message>
    <message>
        <source>Paper: %1</source>
        <comment>of a document</comment>
        <translation>纸张：%1</translation>
    </message>
    <message>
        <source>When a parcel is packed</source>
        <translation>包裹打包完成时</translation>
    </message>
    <message>
        <source>Print: %1</source>
        <comment>a document</comment>
        <translation>打印：%1</translation>
    </message>
    <message>
        <source>Without a question, on the printers above.</source>
        <translation>不再询问，直接使用上面的打印机。</translation>
    </message>
    <message>
        <source>The shop&apos;s papers</source>
        <translation>店铺单据</translation>
    </message>
    <message>
        <source>Logo, address, closing words, language</source>
        <translation>标志、地址、结束语、语言</translation>
    </message>
    <message>
        <source>What stands on them, with a preview.</source>
        <translation>单据上显示的内容，带预览。</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Edit the shop&apos;s papers</source>
        <translation>编辑店铺单据</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>打印</translation>
    </message>
</context>
<context>
    <name>ch::ui::PrintSheet</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message numerus="yes">
        <source>Print %n order(s)</source>
        <translation>
            <numerusform>打印 %n 个订单</numerusform>
        </translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Print %1</source>
        <comment>an order&apos;s number</comment>
        <translation>打印 %1</translation>
    </message>
    <message>
        <source>No printer chosen</source>
        <translation>未选择打印机</translation>
    </message>
    <message>
        <source>PDF in a folder</source>
        <translation>PDF 存入文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>The preview shows the first %1 of them.</source>
        <translation>预览只显示其中前 %1 个。</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>%1: choose a printer, or a folder for PDFs.</source>
        <translation>%1：请选择打印机，或选择存放 PDF 的文件夹。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a document, why it was not printed</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) printed.</source>
        <translation>
            <numerusform>已打印 %n 页。</numerusform>
        </translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
</context>
<context>
    <name>ch::ui::PrintWords</name>
    <message>
        <source>Packing slip</source>
        <translation>装箱单</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Pick list</source>
        <translation>拣货单</translation>
    </message>
    <message>
        <source>Address label</source>
        <translation>地址标签</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>重印</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>已挂起</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>收货人</translation>
    </message>
    <message>
        <source>From</source>
        <translation>寄件人</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>下单日期</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>付款日期</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>最晚发货</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>打印于</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>包裹</translation>
    </message>
    <message>
        <source>Parcel %1 of %2</source>
        <extracomment>The number of a parcel of an order, and how many there are.</extracomment>
        <translation>第 %1 件，共 %2 件</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>continued</source>
        <extracomment>Behind the title of a document, from its second page on.</extracomment>
        <translation>续</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>货位</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>运费</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Amount due</source>
        <translation>应付金额</translation>
    </message>
    <message>
        <source>Paid in full</source>
        <translation>已付清</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n 个订单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Sort into orders</source>
        <translation>按订单分拣</translation>
    </message>
    <message>
        <source>Scan to open the order</source>
        <translation>扫码打开订单</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>Nothing is left to fetch for these orders.</source>
        <translation>这些订单没有需要拣取的商品。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ProductDetailHeader</name>
    <message>
        <source>The service has a newer state of this product that this version cannot read.</source>
        <translation>订单服务中有此商品的更新状态，此版本无法读取。</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 项等待中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n 项被拒绝</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ProductDetailPane</name>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>This product is not here</source>
        <translation>这里没有此商品</translation>
    </message>
    <message>
        <source>It was removed at the service, or this device has not fetched it yet.</source>
        <translation>它已在订单服务中删除，或此设备尚未获取。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No product chosen</source>
        <translation>未选择商品</translation>
    </message>
    <message>
        <source>Choose one in the list to see its stock, where it lies and what happened to it.</source>
        <translation>在列表中选择一个，查看它的库存、库位和变动。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ProductExportSheet</name>
    <message>
        <source>Export products</source>
        <translation>导出商品</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>A CSV file can be imported again after it was changed. A text that a spreadsheet would take for a formula has an apostrophe before it there.</source>
        <translation>CSV 文件修改后可以重新导入。电子表格会当作公式的文本前面会加撇号。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s), as the list shows and sorts them</source>
        <translation>
            <numerusform>%Ln 个商品，按列表的显示和排序</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message>
        <source>A file needs a name.</source>
        <translation>文件需要名称。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ProductFacts</name>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>修改…</translation>
    </message>
</context>
<context>
    <name>ch::ui::ProductImportModel</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>What it comes to</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What is written or changes</source>
        <translation>所写内容或变更</translation>
    </message>
</context>
<context>
    <name>ch::ui::ProductImportSheet</name>
    <message>
        <source>Import products</source>
        <translation>导入商品</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>A CSV file whose first row names the columns: sku, and any of title, barcode, location, reorder_point, price, on_hand, active. A column that is not there changes nothing. Nothing is sent before you have seen what every row would do.</source>
        <translation>CSV 文件，首行为列名：sku，以及 title、barcode、location、reorder_point、price、on_hand、active 中的任意几列。没有的列不作更改。在您看到每一行的结果之前，不会发送任何内容。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>or drop it here</source>
        <translation>或拖放到这里</translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation>哪些行</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>文件的行</translation>
    </message>
    <message>
        <source>A file of products</source>
        <translation>商品文件</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>表格 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Comparing with what is here</source>
        <translation>正在与现有内容比较</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新商品</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有变更</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>无变化</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>a group of rows, how many</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Columns that are left alone: %1</source>
        <translation>不处理的列：%1</translation>
    </message>
    <message numerus="yes">
        <source>Leave out %n row(s) with problems</source>
        <translation>
            <numerusform>跳过 %n 行有问题的</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n product(s)</source>
        <translation>
            <numerusform>导入 %n 个商品</numerusform>
        </translation>
    </message>
    <message>
        <source>This is done at the service at once and never queued. It cannot be reached now.</source>
        <translation>此操作立即在订单服务上完成，不会排队。目前无法连接。</translation>
    </message>
    <message>
        <source>Everything is as the file says already.</source>
        <translation>一切已与文件一致。</translation>
    </message>
    <message>
        <source>Importing products</source>
        <translation>正在导入商品</translation>
    </message>
    <message>
        <source>The import ended: %1 added, %2 changed.</source>
        <translation>导入结束：新增 %1，变更 %2。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) added</source>
        <translation>
            <numerusform>新增 %Ln 个商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) changed</source>
        <translation>
            <numerusform>变更 %Ln 个商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stock count(s) taken</source>
        <translation>
            <numerusform>录入 %Ln 项库存数</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) refused by the service:</source>
        <translation>
            <numerusform>%Ln 行被订单服务拒绝：</numerusform>
        </translation>
    </message>
    <message>
        <source>Row %1, %2: %3</source>
        <translation>第 %1 行，%2：%3</translation>
    </message>
    <message>
        <source>All of it is done.</source>
        <translation>全部完成。</translation>
    </message>
    <message>
        <source>All but some rows is done.</source>
        <translation>除部分行外均已完成。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are left.</source>
        <translation>
            <numerusform>还剩 %Ln 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>What was done stays done; choose the same file again for the rest.</source>
        <translation>已完成的部分保持不变；再次选择同一文件即可完成其余部分。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ProductListModel</name>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
</context>
<context>
    <name>ch::ui::ProductListPane</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No products match</source>
        <translation>没有匹配的商品</translation>
    </message>
    <message>
        <source>No product here fits the search and all of the filters.</source>
        <translation>没有商品同时符合搜索和所有筛选。</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除所有筛选</translation>
    </message>
    <message>
        <source>Nothing is low</source>
        <translation>没有库存低的商品</translation>
    </message>
    <message>
        <source>No product is at its reorder point or below it.</source>
        <translation>没有商品处于或低于补货点。</translation>
    </message>
    <message>
        <source>Nothing is out of stock</source>
        <translation>没有缺货商品</translation>
    </message>
    <message>
        <source>Every product in sale can be sold.</source>
        <translation>所有在售商品都可以卖。</translation>
    </message>
    <message>
        <source>Nothing is retired</source>
        <translation>没有停售商品</translation>
    </message>
    <message>
        <source>A product that is no longer sold can be retired when it is edited; it stays listed here.</source>
        <translation>不再销售的商品可以在编辑时停售；它仍列在这里。</translation>
    </message>
    <message>
        <source>No products yet</source>
        <translation>还没有商品</translation>
    </message>
    <message>
        <source>Add one, or bring them in from a CSV file.</source>
        <translation>新建一个，或从 CSV 文件导入。</translation>
    </message>
    <message>
        <source>They appear here as soon as the shop has some.</source>
        <translation>店铺有商品后会显示在这里。</translation>
    </message>
    <message>
        <source>Fetching the products</source>
        <translation>正在获取商品</translation>
    </message>
    <message>
        <source>The first time takes a little. The list fills while they come.</source>
        <translation>第一次需要一点时间，列表会逐渐填满。</translation>
    </message>
    <message>
        <source>Nothing here yet, and the service cannot be reached</source>
        <translation>这里还没有内容，且无法连接订单服务</translation>
    </message>
    <message>
        <source>Once the products have been fetched they are here without a network, too.</source>
        <translation>商品获取之后，没有网络也能查看。</translation>
    </message>
    <message>
        <source>Sign in to see the products</source>
        <translation>登录后查看商品</translation>
    </message>
    <message>
        <source>Once they have been fetched they are here without a network, too.</source>
        <translation>获取之后，没有网络也能查看。</translation>
    </message>
    <message>
        <source>The export failed. %1</source>
        <translation>导出失败。%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) exported to %1</source>
        <translation>
            <numerusform>已将 %Ln 个商品导出到 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>显示文件夹</translation>
    </message>
    <message>
        <source>Nothing is on hand</source>
        <translation>没有库存</translation>
    </message>
    <message>
        <source>Stock of a product is listed here as soon as there is some.</source>
        <translation>商品一有库存就会列在这里。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ProductListView</name>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
</context>
<context>
    <name>ch::ui::ProductOpenCard</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of change, what was entered</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Sent with the next pass.</source>
        <translation>下次同步时发送。</translation>
    </message>
    <message>
        <source>Waits until the refused change is decided.</source>
        <translation>等待被拒绝的变更处理后再发送。</translation>
    </message>
    <message>
        <source>Being sent now.</source>
        <translation>正在发送。</translation>
    </message>
    <message>
        <source>Sent when the service can be reached again.</source>
        <translation>能连接订单服务时发送。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Open orders reserve what would be taken: %1 on hand, %2 reserved.</source>
        <translation>要取出的数量已被未完成订单占用：在库 %1，占用 %2。</translation>
    </message>
    <message>
        <source>The stock had changed before the count arrived: there are %1 on hand now.</source>
        <translation>盘点数到达之前库存已变化：现在在库 %1。</translation>
    </message>
    <message>
        <source>Refused by the service</source>
        <translation>被订单服务拒绝</translation>
    </message>
    <message>
        <source>Enter it anew…</source>
        <translation>重新录入…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Discard the refused change</source>
        <translation>放弃被拒绝的变更</translation>
    </message>
</context>
<context>
    <name>ch::ui::ProductSheet</name>
    <message>
        <source>Edit product</source>
        <translation>编辑商品</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>新建商品</translation>
    </message>
    <message>
        <source>In sale</source>
        <translation>在售</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Up to 64 visible characters; it cannot be changed later.</source>
        <translation>最多 64 个可见字符；以后不能更改。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Where it lies, such as A-02-15.</source>
        <translation>存放位置，例如 A-02-15。</translation>
    </message>
    <message>
        <source>Reorder point</source>
        <translation>补货点</translation>
    </message>
    <message>
        <source>Stock at or below it is low; empty: never.</source>
        <translation>库存等于或低于它即为低；留空：永不。</translation>
    </message>
    <message>
        <source>Price in %1</source>
        <translation>价格（%1）</translation>
    </message>
    <message>
        <source>A retired product cannot be ordered; it stays listed.</source>
        <translation>停售商品不能下单，但仍会列出。</translation>
    </message>
    <message>
        <source>Stock is not changed here: what is sold meanwhile stays sold.</source>
        <translation>这里不更改库存：期间卖出的仍算卖出。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add product</source>
        <translation>新建商品</translation>
    </message>
    <message>
        <source>1 to 64 visible characters, no space at its ends.</source>
        <translation>1 到 64 个可见字符，首尾不能有空格。</translation>
    </message>
    <message>
        <source>A product needs a title.</source>
        <translation>商品需要标题。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s).</source>
        <translation>
            <numerusform>最多 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>A whole number, 0 or more.</source>
        <translation>大于等于 0 的整数。</translation>
    </message>
    <message>
        <source>An amount, such as 12.50.</source>
        <translation>金额，例如 12.50。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何更改。</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <source>%1 saved.</source>
        <translation>%1 已保存。</translation>
    </message>
    <message>
        <source>%1 added.</source>
        <translation>%1 已新建。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Somebody else changed this product meanwhile. Close this, look at it again, and enter your change anew.</source>
        <translation>期间有别人更改了此商品。请关闭此窗口，重新查看后再录入您的更改。</translation>
    </message>
    <message>
        <source>There is a product with this SKU already.</source>
        <translation>已有使用此 SKU 的商品。</translation>
    </message>
    <message>
        <source>This is done at the service at once and never queued. It cannot be reached now.</source>
        <translation>此操作立即在订单服务上完成，不会排队。目前无法连接。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ProductTableFile</name>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Exporting products</source>
        <translation>正在导出商品</translation>
    </message>
</context>
<context>
    <name>ch::ui::ProgressLine</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1／%2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>so many in a second</comment>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>a duration</comment>
        <translation>剩余 %1</translation>
    </message>
</context>
<context>
    <name>ch::ui::RailButton</name>
    <message>
        <source>%1, %2</source>
        <comment>place, how many are there</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, needs attention</source>
        <translation>%1，需要处理</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>place, keys</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>ch::ui::RankedBars</name>
    <message>
        <source>%1 · %2</source>
        <comment>a name, its number</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a figure, its share</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>ch::ui::RefundListSheet</name>
    <message>
        <source>Refunds</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No refunds</source>
        <translation>没有退款</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how many, their sum</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln refund(s)</source>
        <translation>
            <numerusform>%Ln 笔退款</numerusform>
        </translation>
    </message>
    <message>
        <source>Made</source>
        <translation>退款时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln are listed here.</source>
        <translation>
            <numerusform>这里列出最近 %Ln 笔。</numerusform>
        </translation>
    </message>
    <message>
        <source>This refund names no order.</source>
        <translation>这笔退款没有指明订单。</translation>
    </message>
</context>
<context>
    <name>ch::ui::RefundSheet</name>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Amount in %1</source>
        <translation>金额（%1）</translation>
    </message>
    <message>
        <source>At most %1: what was paid and not given back yet.</source>
        <translation>最多 %1：已付且尚未退回的金额。</translation>
    </message>
    <message>
        <source>Customer&apos;s request</source>
        <translation>客户要求</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Damaged in transit</source>
        <translation>运输破损</translation>
    </message>
    <message>
        <source>Wrong item</source>
        <translation>发错商品</translation>
    </message>
    <message>
        <source>Arrived late</source>
        <translation>送达过晚</translation>
    </message>
    <message>
        <source>Paid twice</source>
        <translation>重复付款</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Units that will not ship</source>
        <translation>不再发出的件数</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Back to stock</source>
        <translation>退回库存</translation>
    </message>
    <message>
        <source>Amount: a number such as %1 is needed.</source>
        <translation>金额：请填写如 %1 的数字。</translation>
    </message>
    <message>
        <source>Amount: at most %1 can be given back.</source>
        <translation>金额：最多可退 %1。</translation>
    </message>
    <message>
        <source>Amount: more than nothing is needed, unless units go back to stock.</source>
        <translation>金额：须大于零，除非有商品退回库存。</translation>
    </message>
    <message>
        <source>%1 refunded for %2.</source>
        <translation>已为 %2 退款 %1。</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <translation>退款 %1</translation>
    </message>
    <message>
        <source>The order will be cancelled, for nothing is left to ship; its units go back to stock.</source>
        <translation>没有剩余待发商品，订单将取消，商品退回库存。</translation>
    </message>
    <message>
        <source>The order will be %1, for nothing is left to ship.</source>
        <translation>没有剩余待发商品，订单将变为%1。</translation>
    </message>
    <message>
        <source>The order stays %1.</source>
        <translation>订单仍为%1。</translation>
    </message>
</context>
<context>
    <name>ch::ui::RemovalsSheet</name>
    <message>
        <source>Records vanished at the service</source>
        <translation>服务端有记录消失</translation>
    </message>
    <message>
        <source>Orders that would vanish: %1 (of all that are here).</source>
        <translation>将消失的订单：%1（占本机全部）。</translation>
    </message>
    <message>
        <source>Products that would vanish: %1 (of all that are here).</source>
        <translation>将消失的商品：%1（占本机全部）。</translation>
    </message>
    <message>
        <source>Records that would vanish: %1 (of all that are here).</source>
        <translation>将消失的记录：%1（占本机全部）。</translation>
    </message>
    <message>
        <source>This happens when the service was restored from a backup, or replaced by another one. Nothing was removed here; until you decide, what you see is as it was before.</source>
        <translation>服务从备份恢复或被替换时会出现这种情况。本机未删除任何内容；在您决定之前，所见仍与之前相同。</translation>
    </message>
    <message>
        <source>If you did not expect this, ask whoever runs the service first. What waits to be sent stays in any case.</source>
        <translation>若出乎意料，请先询问服务管理员。等待发送的改动无论如何都会保留。</translation>
    </message>
    <message>
        <source>Keep what is here</source>
        <translation>保留本机内容</translation>
    </message>
    <message>
        <source>Remove it here too</source>
        <translation>本机也删除</translation>
    </message>
</context>
<context>
    <name>ch::ui::ReviewLinePanel</name>
    <message>
        <source>What becomes of the line</source>
        <translation>如何处理此行</translation>
    </message>
    <message>
        <source>When it began</source>
        <translation>开始时</translation>
    </message>
    <message>
        <source>Sold and received before counting</source>
        <translation>盘点前的出入库</translation>
    </message>
    <message>
        <source>Expected when counted</source>
        <translation>盘点时应有</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实盘</translation>
    </message>
    <message>
        <source>by nobody</source>
        <translation>无人盘点</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Sold and received since</source>
        <translation>盘点后的出入库</translation>
    </message>
    <message>
        <source>Put right since by other counts</source>
        <translation>此后其他盘点已更正</translation>
    </message>
    <message>
        <source>On hand now</source>
        <translation>现有在库</translation>
    </message>
    <message>
        <source>Changed by</source>
        <translation>更改了</translation>
    </message>
    <message>
        <source>On hand after approval</source>
        <translation>批准后在库</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>盘点人</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) moved between the first and the last entry: nobody knows on which side. Have it counted again.</source>
        <translation>
            <numerusform>首末两次计数之间有 %n 件出入库，无法判断在哪一侧。请重新盘点。</numerusform>
        </translation>
    </message>
    <message>
        <source>Take the count</source>
        <translation>采用实盘</translation>
    </message>
    <message>
        <source>None there</source>
        <translation>确认无货</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>No line chosen</source>
        <translation>未选择行</translation>
    </message>
    <message>
        <source>Choose a line to see how its difference comes about.</source>
        <translation>选择一行，查看差异的由来。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Have it counted again</source>
        <translation>要求重盘</translation>
    </message>
</context>
<context>
    <name>ch::ui::ReviewView</name>
    <message>
        <source>Which lines</source>
        <translation>显示哪些行</translation>
    </message>
    <message>
        <source>Result of the stock take</source>
        <translation>盘点结果</translation>
    </message>
    <message>
        <source>The newest entries cannot be read now. What is shown may be older.</source>
        <translation>现在无法读取最新的计数，所示内容可能较旧。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The newest entries are being read.</source>
        <translation>正在读取最新的计数。</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>未盘点</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>已盘</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message numerus="yes">
        <source>Count %n line(s) again</source>
        <translation>
            <numerusform>重盘 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重盘</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) to count again.</source>
        <translation>
            <numerusform>%n 行待重盘。</numerusform>
        </translation>
    </message>
    <message>
        <source>The stock was changed to what was counted.</source>
        <translation>库存已按实盘更改。</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>批准…</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
</context>
<context>
    <name>ch::ui::SalesBoard</name>
    <message>
        <source>Top products by</source>
        <translation>热销商品按</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>省州</translation>
    </message>
    <message>
        <source>Cells show</source>
        <translation>格子显示</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Top products</source>
        <translation>热销商品</translation>
    </message>
    <message>
        <source>Only this product in the chart</source>
        <translation>图表只看此商品</translation>
    </message>
    <message>
        <source>Only this country in the chart</source>
        <translation>图表只看此国家/地区</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>销往何处</translation>
    </message>
    <message>
        <source>When it sells</source>
        <translation>何时热卖</translation>
    </message>
    <message>
        <source>What became of orders</source>
        <translation>订单去向</translation>
    </message>
    <message>
        <source>Time to ship</source>
        <translation>发货用时</translation>
    </message>
    <message>
        <source>Refunds by reason</source>
        <translation>退款原因</translation>
    </message>
    <message>
        <source>Stock and slow movers</source>
        <translation>库存与滞销</translation>
    </message>
    <message>
        <source>Slow movers</source>
        <translation>滞销商品</translation>
    </message>
    <message>
        <source>No orders were placed on these days</source>
        <translation>这些日期没有人下单</translation>
    </message>
    <message>
        <source>Of the orders placed on these days, as they are now</source>
        <translation>这些日期所下的订单，目前的状态</translation>
    </message>
    <message>
        <source>No parcels went out on these days</source>
        <translation>这些日期没有发出包裹</translation>
    </message>
    <message>
        <source>No refunds on these days</source>
        <translation>这些日期没有退款</translation>
    </message>
    <message>
        <source>Nothing was sold on these days</source>
        <translation>这些日期没有销售</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everything on hand was sold in the last %n day(s)</source>
        <translation>
            <numerusform>所有现货在最近 %n 天内都有售出</numerusform>
        </translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>money, units</comment>
        <translation>%1，共 %2</translation>
    </message>
    <message>
        <source>Show these products</source>
        <translation>显示这些商品</translation>
    </message>
    <message numerus="yes">
        <source>Not sold for %n day(s)</source>
        <translation>
            <numerusform>%n 天没有售出</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln 个商品</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::SalesFigureView</name>
    <message>
        <source>One point for each</source>
        <translation>每个点为</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>只看 %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>a figure of the days before</comment>
        <translation>之前 %1</translation>
    </message>
    <message>
        <source>In other currencies, not added:</source>
        <translation>其他货币，未计入：</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln 个订单</numerusform>
        </translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>These days on one page, as PDF</source>
        <translation>将这些日期做成一页 PDF</translation>
    </message>
    <message>
        <source>Not over yet</source>
        <translation>未结束</translation>
    </message>
    <message>
        <source>refunds name no product</source>
        <translation>退款不区分商品</translation>
    </message>
    <message>
        <source>Show these orders</source>
        <translation>查看这些订单</translation>
    </message>
    <message>
        <source>Show these refunds</source>
        <translation>查看这些退款</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>money, orders</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 refunded</source>
        <translation>已退款 %1</translation>
    </message>
</context>
<context>
    <name>ch::ui::SalesFiles</name>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已另存为 %1</translation>
    </message>
</context>
<context>
    <name>ch::ui::SalesPage</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>the shop&apos;s name, days</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 %2 to %3</source>
        <comment>what a file holds, first day, last day</comment>
        <translation>%1 %2 至 %3</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Choose the days</source>
        <translation>选择日期</translation>
    </message>
    <message>
        <source>Choose what to compare with</source>
        <translation>选择对比对象</translation>
    </message>
    <message>
        <source>Save a report as PDF</source>
        <translation>将报告另存为 PDF</translation>
    </message>
</context>
<context>
    <name>ch::ui::SampleOrder</name>
    <message>
        <source>Organic cotton T-shirt, navy, size M</source>
        <translation>有机棉 T 恤，藏青色，M 码</translation>
    </message>
    <message>
        <source>Ceramic mug, 350 ml</source>
        <translation>陶瓷杯，350 毫升</translation>
    </message>
    <message>
        <source>Merino beanie, grey</source>
        <translation>美利奴羊毛帽，灰色</translation>
    </message>
    <message>
        <source>Anna Schmidt</source>
        <comment>a made-up customer</comment>
        <translation>王小明</translation>
    </message>
    <message>
        <source>12 Chestnut Avenue</source>
        <comment>a made-up address</comment>
        <translation>世纪大道 100 号</translation>
    </message>
    <message>
        <source>Berlin</source>
        <comment>a made-up address</comment>
        <translation>上海市</translation>
    </message>
    <message>
        <source>10435</source>
        <comment>a made-up address</comment>
        <translation>200120</translation>
    </message>
    <message>
        <source>DE</source>
        <comment>country code of the made-up address</comment>
        <translation>CN</translation>
    </message>
</context>
<context>
    <name>ch::ui::ScannerSection</name>
    <message>
        <source>Try the scanner</source>
        <translation>试用扫描枪</translation>
    </message>
    <message>
        <source>How it sends codes</source>
        <translation>发送方式</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Pack station</source>
        <translation>打包台</translation>
    </message>
    <message>
        <source>Scan anything</source>
        <translation>随便扫描一个条码</translation>
    </message>
    <message>
        <source>What was read is shown here, and what it was understood as. Wherever the focus is.</source>
        <translation>无论焦点在哪里，这里都会显示读到的内容及其含义。</translation>
    </message>
    <message>
        <source>Ends a code with</source>
        <translation>条码结尾</translation>
    </message>
    <message>
        <source>As the scanner is set; most send Enter.</source>
        <translation>以扫描枪的设置为准；大多数发送回车。</translation>
    </message>
    <message>
        <source>Types as</source>
        <translation>键盘布局</translation>
    </message>
    <message>
        <source>If hyphens and digits arrive as other characters, the scanner types as an American keyboard: say which one this computer has.</source>
        <translation>如果连字符和数字变成了其他字符，说明扫描枪按美式键盘输入：请选择这台电脑的键盘。</translation>
    </message>
    <message>
        <source>Time between characters</source>
        <translation>字符间隔</translation>
    </message>
    <message>
        <source>What comes slower was typed by a person.</source>
        <translation>更慢的视为人工输入。</translation>
    </message>
    <message>
        <source> ms</source>
        <comment>milliseconds, after a number</comment>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>Shortest code</source>
        <translation>最短条码</translation>
    </message>
    <message>
        <source>Fewer characters were typed by a person.</source>
        <translation>更短的视为人工输入。</translation>
    </message>
    <message>
        <source>Characters before the code</source>
        <translation>条码前的字符</translation>
    </message>
    <message>
        <source>Taken off where they are there.</source>
        <translation>如有则去掉。</translation>
    </message>
    <message>
        <source>Characters after the code</source>
        <translation>条码后的字符</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>No sounds</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Ask for a tracking number before a parcel is closed</source>
        <translation>封包前要求运单号</translation>
    </message>
    <message>
        <source>Open the next order by itself</source>
        <translation>自动打开下一个订单</translation>
    </message>
    <message>
        <source>Enter or Tab</source>
        <translation>回车或 Tab</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Nothing: a pause</source>
        <translation>无：靠停顿判断</translation>
    </message>
    <message>
        <source>The keyboard of this computer</source>
        <translation>与这台电脑相同</translation>
    </message>
    <message>
        <source>American; this computer: German</source>
        <translation>美式；这台电脑为德语键盘</translation>
    </message>
    <message>
        <source>American; this computer: French</source>
        <translation>美式；这台电脑为法语键盘</translation>
    </message>
    <message>
        <source>Looking it up…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>The article %1, %2</source>
        <translation>商品 %1，%2</translation>
    </message>
    <message>
        <source>Neither an order nor an article of this shop</source>
        <translation>既不是本店的订单，也不是本店的商品</translation>
    </message>
    <message>
        <source>The order %1</source>
        <translation>订单 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) in %1 ms</source>
        <translation>
            <numerusform>%1 毫秒内 %n 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>CapsLock is on; the letters were put right</source>
        <translation>大写锁定已打开；字母已更正</translation>
    </message>
    <message>
        <source>arrived as %1</source>
        <translation>收到的是 %1</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫描枪</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>No pictures</source>
        <translation>不显示图片</translation>
    </message>
    <message>
        <source>Choose the folder with the pictures</source>
        <translation>选择图片所在的文件夹</translation>
    </message>
    <message>
        <source>A file for each, named by SKU or barcode: TEA-01.jpg, 4006381333931.png.</source>
        <translation>每种商品一个文件，以 SKU 或条码命名：TEA-01.jpg、4006381333931.png。</translation>
    </message>
    <message>
        <source>Pictures of the products</source>
        <translation>商品图片</translation>
    </message>
</context>
<context>
    <name>ch::ui::SearchField</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Empty the field</source>
        <translation>清空</translation>
    </message>
</context>
<context>
    <name>ch::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分区</translation>
    </message>
</context>
<context>
    <name>ch::ui::Sheet</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>What you entered is not saved.</source>
        <translation>填写的内容尚未保存。</translation>
    </message>
    <message>
        <source>Discard and close</source>
        <translation>放弃并关闭</translation>
    </message>
</context>
<context>
    <name>ch::ui::SheetField</name>
    <message>
        <source>%1 is needed.</source>
        <translation>%1不能为空。</translation>
    </message>
    <message numerus="yes">
        <source>%1 may have at most %n character(s).</source>
        <translation>
            <numerusform>%1最多 %n 个字符。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ShipForm</name>
    <message>
        <source>Ships now</source>
        <translation>本次发出</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>In this parcel</source>
        <translation>本包裹内容</translation>
    </message>
    <message>
        <source>Tell the customer</source>
        <translation>通知客户</translation>
    </message>
    <message>
        <source>Noted on the order and passed on to the shop&apos;s web hooks; the service itself sends no mail.</source>
        <translation>记录在订单上并转给店铺的 webhook；服务本身不发邮件。</translation>
    </message>
    <message>
        <source>Everything left</source>
        <translation>全部剩余</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>In this parcel: at least one unit is needed.</source>
        <translation>本包裹：至少一件。</translation>
    </message>
    <message>
        <source>%1 of %2 units; %3 stay for another parcel.</source>
        <translation>%2 件中的 %1 件；%3 件留待下个包裹。</translation>
    </message>
    <message>
        <source>Choose or type a name</source>
        <translation>选择或输入名称</translation>
    </message>
    <message numerus="yes">
        <source>Everything that is left: %n unit(s).</source>
        <translation>
            <numerusform>剩余的全部 %n 件。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ShipLinesModel</name>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1／%2，%3</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
</context>
<context>
    <name>ch::ui::ShopButton</name>
    <message>
        <source>%1, open now</source>
        <translation>%1，当前打开</translation>
    </message>
</context>
<context>
    <name>ch::ui::ShopSwitcher</name>
    <message>
        <source>No shop</source>
        <translation>无店铺</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>shop, user</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Switches to another shop</source>
        <translation>切换到其他店铺</translation>
    </message>
    <message>
        <source>Add a shop…</source>
        <translation>添加店铺…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
</context>
<context>
    <name>ch::ui::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>No key does that</source>
        <translation>没有对应的快捷键</translation>
    </message>
    <message>
        <source>What to do, or a key</source>
        <translation>操作名称或按键</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>搜索快捷键</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>ch::ui::SignInPage</name>
    <message>
        <source>Sign in to %1</source>
        <translation>登录 %1</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>This profile is %1&apos;s. Another user or shop gets a profile of its own: add it on the left.</source>
        <translation>此档案属于 %1。其他用户或店铺请在左侧另行添加。</translation>
    </message>
    <message>
        <source>With the address, the name and the password that you were given for your shop.</source>
        <translation>请使用店铺提供的地址、用户名和密码。</translation>
    </message>
    <message>
        <source>Enter the address of your shop&apos;s service.</source>
        <translation>请填写店铺服务的地址。</translation>
    </message>
    <message>
        <source>Enter your user name.</source>
        <translation>请填写用户名。</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>请填写密码。</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>Plain http is for a service on this very machine: use https.</source>
        <translation>http 仅限本机服务，请使用 https。</translation>
    </message>
    <message>
        <source>This system has no place for secrets: the session lasts as long as the program.</source>
        <translation>本系统没有密码存储：登录状态仅在程序运行期间有效。</translation>
    </message>
    <message>
        <source>Certificate of a private authority</source>
        <translation>私有机构证书</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>证书 (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>显示密码</translation>
    </message>
    <message>
        <source>Keep me signed in</source>
        <translation>保持登录状态</translation>
    </message>
    <message>
        <source>In the system&apos;s store of passwords, never in a file</source>
        <translation>保存在系统的密码存储中，绝不写入文件</translation>
    </message>
    <message>
        <source>Go on without signing in</source>
        <translation>不登录继续</translation>
    </message>
    <message>
        <source>What is here can be read and changed; changes wait until somebody signs in.</source>
        <translation>本机数据可查看和修改；改动会等到登录后发送。</translation>
    </message>
    <message>
        <source>Check the connection</source>
        <translation>检查连接</translation>
    </message>
    <message>
        <source>Private authority…</source>
        <translation>私有证书…</translation>
    </message>
    <message>
        <source>Authority: %1</source>
        <translation>证书：%1</translation>
    </message>
    <message>
        <source>For a service whose certificate was signed by an authority of your own</source>
        <translation>用于由自有机构签发证书的服务</translation>
    </message>
    <message>
        <source>The service cannot be reached, so nobody could be signed in.</source>
        <translation>无法连接服务，未能登录。</translation>
    </message>
    <message>
        <source>You are signed out on this computer. The service cannot be reached and does not know it yet: it is told as soon as it answers, while this window is open.</source>
        <translation>您已在此电脑上退出登录。目前无法连接服务端，服务端尚不知情：只要此窗口未关闭，一旦服务端有响应就会通知它。</translation>
    </message>
    <message>
        <source>The service can be reached again and has ended the session, too.</source>
        <translation>服务端已恢复连接，并已结束该会话。</translation>
    </message>
</context>
<context>
    <name>ch::ui::SignInSide</name>
    <message>
        <source>Countinghouse</source>
        <translation>账房</translation>
    </message>
    <message>
        <source>Orders, parcels, stock and sales of your shop, all of them at hand, with or without a network.</source>
        <translation>店铺的订单、包裹、库存和销售，尽在手边，断网也能用。</translation>
    </message>
    <message>
        <source>Your shops</source>
        <translation>您的店铺</translation>
    </message>
    <message>
        <source>Add a shop</source>
        <translation>添加店铺</translation>
    </message>
    <message>
        <source>Have a look first</source>
        <translation>先看看</translation>
    </message>
    <message>
        <source>A made-up shop with two thousand orders, on this computer only. Nothing that you do there is real.</source>
        <translation>一个虚构的店铺，两千张订单，只在本机。其中的操作都不是真的。</translation>
    </message>
    <message>
        <source>Try the demo shop</source>
        <translation>试用演示店铺</translation>
    </message>
</context>
<context>
    <name>ch::ui::StatusSentence</name>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln 条等待</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln 条被拒绝</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln set aside</source>
        <translation>
            <numerusform>%Ln 条搁置</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>处理…</translation>
    </message>
    <message>
        <source>Data as of %1</source>
        <translation>数据截至 %1</translation>
    </message>
    <message>
        <source>Not all data is here yet</source>
        <translation>数据尚未齐全</translation>
    </message>
    <message>
        <source>next try in %1</source>
        <translation>%1后重试</translation>
    </message>
    <message>
        <source>%1, trying now</source>
        <comment>what is the matter</comment>
        <translation>%1，正在重试</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what is the matter, next try</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出现问题</translation>
    </message>
    <message>
        <source>Much of what is here vanished at the service; nothing was removed</source>
        <translation>服务端大量记录消失；本机未删除任何内容</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>需要登录</translation>
    </message>
    <message>
        <source>This version is too old for the service</source>
        <translation>此版本过旧，服务不再支持</translation>
    </message>
    <message>
        <source>Sending %1 of %2</source>
        <translation>正在发送 %1／%2</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Looking for changes</source>
        <translation>正在检查更新</translation>
    </message>
    <message>
        <source>Fetching %1 of %2</source>
        <translation>正在获取 %1／%2</translation>
    </message>
    <message>
        <source>Fetched %1</source>
        <translation>已获取 %1</translation>
    </message>
    <message>
        <source>Preparing the search, %1 %</source>
        <translation>正在准备搜索，%1 %</translation>
    </message>
    <message>
        <source> · %1/s</source>
        <comment>so many in a second</comment>
        <translation> · %1/秒</translation>
    </message>
    <message>
        <source> · %1 left</source>
        <comment>so much time</comment>
        <translation> · 剩余 %1</translation>
    </message>
</context>
<context>
    <name>ch::ui::StatusStrip</name>
    <message>
        <source>%1: show them</source>
        <translation>%1：查看</translation>
    </message>
</context>
<context>
    <name>ch::ui::StepsSection</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Time to take a step back</source>
        <translation>可撤销的时间</translation>
    </message>
    <message>
        <source>A shipment or a cancellation is sent only after it, so that undoing leaves no trace. With none, steps are sent at once.</source>
        <translation>发货、取消等操作过了这段时间才发送，期间撤销不留痕迹。设为无则立即发送。</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, after a number</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>ch::ui::StockChart</name>
    <message>
        <source>Stock over time: nothing is known yet</source>
        <translation>库存走势：尚无数据</translation>
    </message>
    <message>
        <source>Stock over time, since %1: from %2 to %3, at least %4, at most %5</source>
        <translation>库存走势，自%1起：从 %2 到 %3，最少 %4，最多 %5</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message numerus="yes">
        <source>%n on hand since %1</source>
        <translation>
            <numerusform>自%1起在库 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Reorder at %1</source>
        <translation>补货点 %1</translation>
    </message>
</context>
<context>
    <name>ch::ui::StockSheet</name>
    <message>
        <source>Change stock</source>
        <translation>更改库存</translation>
    </message>
    <message>
        <source>How it is changed</source>
        <translation>更改方式</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>By a difference</source>
        <translation>按差额</translation>
    </message>
    <message>
        <source>To what was counted</source>
        <translation>按盘点数</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>盘点数</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>How many there are on the shelf, reserved ones too. Empty is not zero.</source>
        <translation>货架上共有多少，包括已占用的。留空不等于零。</translation>
    </message>
    <message>
        <source>5 or +5 puts in, −5 takes out.</source>
        <translation>5 或 +5 为入库，−5 为出库。</translation>
    </message>
    <message>
        <source>%1 → …</source>
        <comment>on hand before and after</comment>
        <translation>%1 → …</translation>
    </message>
    <message>
        <source>%1 reserved, %2 available</source>
        <translation>占用 %1，可售 %2</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>on hand before and after</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Open orders reserve %1: less than that cannot be.</source>
        <translation>未完成订单占用 %1：不能低于它。</translation>
    </message>
    <message>
        <source>%1 reserved, %2 available afterwards</source>
        <translation>之后占用 %1，可售 %2</translation>
    </message>
    <message>
        <source>Enter how many there are.</source>
        <translation>请输入数量。</translation>
    </message>
    <message>
        <source>Enter a number, such as 5 or −5.</source>
        <translation>请输入数字，例如 5 或 −5。</translation>
    </message>
    <message>
        <source>A difference of 0 changes nothing.</source>
        <translation>差额为 0 没有变化。</translation>
    </message>
    <message>
        <source>Open orders reserve more than that.</source>
        <translation>未完成订单占用的数量比这多。</translation>
    </message>
</context>
<context>
    <name>ch::ui::StockTakeCard</name>
    <message>
        <source>Nothing that was counted will be taken into the stock.</source>
        <translation>已盘点的数量都不会计入库存。</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>确认取消</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>盲盘</translation>
    </message>
    <message>
        <source>%1 · begun %2 by %3</source>
        <comment>scope, when, who</comment>
        <translation>%1 · %3 于%2 开始</translation>
    </message>
    <message>
        <source>Approved %1 by %2</source>
        <translation>%2 于%1 批准</translation>
    </message>
    <message>
        <source>Cancelled %1 by %2</source>
        <translation>%2 于%1 取消</translation>
    </message>
    <message>
        <source>Nobody has counted yet</source>
        <translation>尚无人盘点</translation>
    </message>
    <message>
        <source>Counting: %1 · last entry %2</source>
        <translation>盘点中：%1 · 最近计数 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) refused: see Activity</source>
        <translation>
            <numerusform>%n 行被拒绝，请见“活动”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) counted here wait to be sent</source>
        <translation>
            <numerusform>本机盘点的 %n 行待发送</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on counting</source>
        <translation>继续盘点</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Count: %1</source>
        <translation>盘点：%1</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>See the result</source>
        <translation>查看结果</translation>
    </message>
    <message>
        <source>Review: %1</source>
        <translation>复核：%1</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>取消…</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>取消：%1</translation>
    </message>
</context>
<context>
    <name>ch::ui::StockTakeHead</name>
    <message numerus="yes">
        <source>%n refused: see Activity</source>
        <translation>
            <numerusform>%n 行被拒绝，请见“活动”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) to be sent</source>
        <translation>
            <numerusform>%n 行待发送</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to all stock takes</source>
        <translation>返回所有盘点</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>盲盘</translation>
    </message>
</context>
<context>
    <name>ch::ui::StockTakeWords</name>
    <message>
        <source>Counting</source>
        <translation>盘点中</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>All products</source>
        <translation>全部商品</translation>
    </message>
    <message>
        <source>Places beginning with %1</source>
        <translation>库位前缀 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen product(s)</source>
        <translation>
            <numerusform>%n 种指定商品</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 counted</source>
        <translation>已盘 %1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n to count again</source>
        <translation>
            <numerusform>%n 行待重盘</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n 处差异</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who counted, how many</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 at %3</source>
        <comment>who counted, how many, where</comment>
        <translation>%1：%3 处 %2</translation>
    </message>
    <message>
        <source>%1 out before</source>
        <translation>盘前出库 %1</translation>
    </message>
    <message>
        <source>%1 out since</source>
        <translation>盘后出库 %1</translation>
    </message>
    <message>
        <source>%1 in before</source>
        <translation>盘前入库 %1</translation>
    </message>
    <message>
        <source>%1 in since</source>
        <translation>盘后入库 %1</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>未盘点</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>已盘</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重盘</translation>
    </message>
</context>
<context>
    <name>ch::ui::StockTakesPage</name>
    <message>
        <source>Stock takes</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>New stock take</source>
        <translation>新建盘点</translation>
    </message>
    <message>
        <source>Take back the last count</source>
        <translation>撤回最近一次计数</translation>
    </message>
    <message>
        <source>Back to all stock takes</source>
        <translation>返回所有盘点</translation>
    </message>
    <message>
        <source>No stock take yet</source>
        <translation>还没有盘点</translation>
    </message>
    <message>
        <source>Count what is on the shelves, with several people, for days, while the shop goes on selling. Nothing changes in the stock until a merchant approves it.</source>
        <translation>可以由多人连续数日盘点货架上的商品，期间店铺照常销售。在商家批准之前，库存不会有任何变动。</translation>
    </message>
</context>
<context>
    <name>ch::ui::StockTiles</name>
    <message>
        <source>%1 not sent yet</source>
        <translation>%1 尚未发送</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <comment>a number, its value, its meaning</comment>
        <translation>%1：%2。%3</translation>
    </message>
</context>
<context>
    <name>ch::ui::StockUndo</name>
    <message>
        <source>Stock of %1: %2</source>
        <translation>%1 的库存：%2</translation>
    </message>
    <message>
        <source>Sent when the service can be reached again.</source>
        <translation>能连接订单服务时发送。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Taken back: nothing was sent.</source>
        <translation>已撤回：没有发送任何内容。</translation>
    </message>
    <message>
        <source>Too late to take it back: it has been sent.</source>
        <translation>来不及撤回：已经发送。</translation>
    </message>
</context>
<context>
    <name>ch::ui::StorageSection</name>
    <message>
        <source>Data on this computer</source>
        <translation>本机数据</translation>
    </message>
    <message>
        <source>Data as of</source>
        <translation>数据截至</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>尚未发送</translation>
    </message>
    <message>
        <source>Profile folder</source>
        <translation>档案文件夹</translation>
    </message>
    <message>
        <source>It holds the whole order book for work without a network, and what waits to be sent. Do not change it while the program runs.</source>
        <translation>其中保存全部订单（断网时使用）和等待发送的改动。程序运行时请勿改动。</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Never fetched</source>
        <translation>从未获取</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n 条改动等待发送</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n 条被拒绝</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::TargetBox</name>
    <message>
        <source>Choose a printer</source>
        <translation>选择打印机</translation>
    </message>
    <message>
        <source>%1 (not there)</source>
        <comment>a printer</comment>
        <translation>%1（不存在）</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>文件夹 %1</translation>
    </message>
    <message>
        <source>Print to a folder…</source>
        <translation>打印到文件夹…</translation>
    </message>
    <message>
        <source>Choose a folder for the PDFs</source>
        <translation>选择存放 PDF 的文件夹</translation>
    </message>
</context>
<context>
    <name>ch::ui::TemplateSheet</name>
    <message>
        <source>Logo</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>Barcode of the order</source>
        <translation>订单条码</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>二维码</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>货位</translation>
    </message>
    <message>
        <source>Barcodes of the items</source>
        <translation>商品条码</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>最晚发货</translation>
    </message>
    <message>
        <source>Carrier and tracking</source>
        <translation>快递和运单号</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Boxes to tick</source>
        <translation>勾选框</translation>
    </message>
    <message>
        <source>Closing words</source>
        <translation>结束语</translation>
    </message>
    <message>
        <source>The shop&apos;s papers</source>
        <translation>店铺单据</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>As the program</source>
        <translation>与程序一致</translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation>店铺名称</translation>
    </message>
    <message>
        <source>Address, phone, tax number</source>
        <translation>地址、电话、税号</translation>
    </message>
    <message>
        <source>Language on paper</source>
        <translation>单据语言</translation>
    </message>
    <message>
        <source>Choose a logo…</source>
        <translation>选择标志…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the logo</source>
        <translation>移除标志</translation>
    </message>
    <message>
        <source>On the papers</source>
        <translation>单据上显示</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Choose a logo</source>
        <translation>选择标志</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.svg *.webp *.gif *.bmp)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.svg *.webp *.gif *.bmp)</translation>
    </message>
    <message>
        <source>That is no picture that can be read.</source>
        <translation>无法读取这张图片。</translation>
    </message>
    <message>
        <source>The shop&apos;s logo</source>
        <translation>店铺标志</translation>
    </message>
    <message>
        <source>The shop&apos;s papers are saved.</source>
        <translation>店铺单据已保存。</translation>
    </message>
</context>
<context>
    <name>ch::ui::TimeChart</name>
    <message>
        <source>%1, %2</source>
        <comment>what a chart shows, days</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, not over yet</source>
        <comment>a day, week or month</comment>
        <translation>%1（未结束）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a figure&apos;s name, its value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a figure of the days before, by how much it changed</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Sales by %1</source>
        <translation>销售（按%1）</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Net revenue then</source>
        <translation>当时净营业额</translation>
    </message>
    <message>
        <source>Orders then</source>
        <translation>当时订单</translation>
    </message>
</context>
<context>
    <name>ch::ui::TimelineCard</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Read the timeline again</source>
        <translation>重新读取时间线</translation>
    </message>
    <message>
        <source>It could not be read again. This is what was known then.</source>
        <translation>未能重新读取。以下为当时的内容。</translation>
    </message>
    <message>
        <source>It was never read on this device. %1</source>
        <translation>本机从未读取过。%1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>读取于 %1</translation>
    </message>
    <message numerus="yes">
        <source>Show %n older</source>
        <translation>
            <numerusform>显示更早的 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::TimelineWords</name>
    <message>
        <source>the service itself</source>
        <translation>服务自身</translation>
    </message>
    <message>
        <source>an import</source>
        <translation>导入</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Parcel %1</source>
        <translation>包裹 %1</translation>
    </message>
    <message>
        <source>Nobody paid in time; the stock is free again.</source>
        <translation>超时未付款；库存已释放。</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>%1 of %2 units</source>
        <translation>%1／%2 件</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>field, old value, new value</comment>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>Packed of line %1</source>
        <translation>第 %1 行已备货</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Customer&apos;s phone</source>
        <translation>客户电话</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>收货地址</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Address, second line</source>
        <translation>地址第二行</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>省/州</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Phone for the carrier</source>
        <translation>快递联系电话</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>应发时间</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考号</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n 份</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n counted by hand</source>
        <translation>
            <numerusform>其中手动计数 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ToastView</name>
    <message>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 %2: Ctrl+Z</source>
        <comment>what happened, name of an action</comment>
        <translation>%1 %2：Ctrl+Z</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name of an action, seconds left</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>ch::ui::TrackingCorrectForm</name>
    <message>
        <source>Parcel %1: %2 %3</source>
        <translation>包裹 %1：%2 %3</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>包裹</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>What it was before stays in the timeline.</source>
        <translation>原先的内容会留在时间线中。</translation>
    </message>
    <message>
        <source>Tracking number and carrier are as they were.</source>
        <translation>运单号和快递没有变化。</translation>
    </message>
</context>
<context>
    <name>ch::ui::TrackingImportModel</name>
    <message>
        <source>A spreadsheet rounded it; export the column as text.</source>
        <translation>被表格四舍五入；请将该列按文本导出。</translation>
    </message>
    <message>
        <source>Same number as row %1</source>
        <translation>与第 %1 行相同</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
</context>
<context>
    <name>ch::ui::TrackingImportSheet</name>
    <message>
        <source>Import tracking numbers</source>
        <translation>导入运单号</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Paste rows with order numbers and tracking numbers, or drop the carrier&apos;s file here.</source>
        <translation>粘贴含订单号和运单号的行，或将快递文件拖到此处。</translation>
    </message>
    <message>
        <source>The carrier&apos;s list</source>
        <translation>快递清单</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Order number in</source>
        <translation>订单号所在列</translation>
    </message>
    <message>
        <source>Tracking number in</source>
        <translation>运单号所在列</translation>
    </message>
    <message>
        <source>Carrier in</source>
        <translation>快递所在列</translation>
    </message>
    <message>
        <source>Carrier of the others</source>
        <translation>其余的快递</translation>
    </message>
    <message>
        <source>Tell the customers</source>
        <translation>通知客户</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Lists (*.csv *.tsv *.txt)</source>
        <translation>清单 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The file has more than 8 MiB: that is no list of tracking numbers.</source>
        <translation>文件超过 8 MiB：不像是运单号清单。</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>文件无法读取。</translation>
    </message>
    <message>
        <source>Each row needs an order number and a tracking number, separated by a comma, a semicolon or a tab.</source>
        <translation>每行须有订单号和运单号，以逗号、分号或制表符分隔。</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n row(s) are read.</source>
        <translation>
            <numerusform>只读取前 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>第 %1 列</translation>
    </message>
    <message>
        <source>Matching…</source>
        <translation>正在匹配…</translation>
    </message>
    <message>
        <source>Choose the columns.</source>
        <translation>请选择列。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>verdict: rows</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>Ship %n order(s)</source>
        <translation>
            <numerusform>发货 %n 张订单</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::TrackingMatch</name>
    <message>
        <source>Ready to ship</source>
        <translation>可以发货</translation>
    </message>
    <message>
        <source>No such order</source>
        <translation>没有此订单</translation>
    </message>
    <message>
        <source>Already shipped</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>Duplicate row</source>
        <translation>重复行</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>不可操作</translation>
    </message>
    <message>
        <source>No order number</source>
        <translation>缺订单号</translation>
    </message>
    <message>
        <source>No tracking number</source>
        <translation>缺运单号</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>过长</translation>
    </message>
    <message>
        <source>Damaged number</source>
        <translation>编号损坏</translation>
    </message>
</context>
<context>
    <name>ch::ui::UndoOffer</name>
    <message>
        <source>%1 will be shipped.</source>
        <translation>%1 将发货。</translation>
    </message>
    <message>
        <source>A parcel of %1 will be corrected.</source>
        <translation>%1 的包裹将更正。</translation>
    </message>
    <message>
        <source>%1 will be cancelled.</source>
        <translation>%1 将取消。</translation>
    </message>
    <message>
        <source>%1 will be completed.</source>
        <translation>%1 将完成。</translation>
    </message>
    <message>
        <source>%1 will be put on hold.</source>
        <translation>%1 将挂起。</translation>
    </message>
    <message>
        <source>The hold on %1 will be released.</source>
        <translation>%1 将解除挂起。</translation>
    </message>
    <message>
        <source>The note on %1 will be added.</source>
        <translation>%1 将添加备注。</translation>
    </message>
    <message>
        <source>%1 will be changed.</source>
        <translation>%1 将更改。</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) will be shipped.</source>
        <translation>
            <numerusform>%n 张订单将发货。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) will be cancelled.</source>
        <translation>
            <numerusform>%n 张订单将取消。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) will be completed.</source>
        <translation>
            <numerusform>%n 张订单将完成。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) will be put on hold.</source>
        <translation>
            <numerusform>%n 张订单将挂起。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hold(s) will be released.</source>
        <translation>
            <numerusform>%n 张订单将解除挂起。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) will be added.</source>
        <translation>
            <numerusform>将添加 %n 条备注。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) will be sent.</source>
        <translation>
            <numerusform>将发送 %n 条改动。</numerusform>
        </translation>
    </message>
    <message>
        <source>The parcel of %1 that waits to be sent was corrected.</source>
        <translation>%1 等待发送的包裹已更正。</translation>
    </message>
    <message>
        <source>Taken back: nothing was sent.</source>
        <translation>已撤回：未发送。</translation>
    </message>
    <message>
        <source>Too late to take it back: it has been sent.</source>
        <translation>来不及撤回：已经发送。</translation>
    </message>
    <message>
        <source>%1 of %2 taken back; the others have been sent.</source>
        <translation>已撤回 %1／%2；其余已发送。</translation>
    </message>
    <message>
        <source>Sent when the service can be reached again.</source>
        <translation>服务可连接后发送。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ch::ui::VersionsView</name>
    <message>
        <source>Reading the order…</source>
        <translation>正在读取订单…</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>填写内容</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>操作时间</translation>
    </message>
    <message>
        <source>Version seen</source>
        <translation>所见版本</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更时间</translation>
    </message>
    <message>
        <source>Cancelled because</source>
        <translation>取消原因</translation>
    </message>
    <message>
        <source>On hold because</source>
        <translation>挂起原因</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1／%2</translation>
    </message>
    <message>
        <source>Last parcel</source>
        <translation>最近包裹</translation>
    </message>
    <message>
        <source>You wanted</source>
        <translation>您的操作</translation>
    </message>
    <message>
        <source>The service has</source>
        <translation>服务端现状</translation>
    </message>
</context>
<context>
    <name>ch::ui::ViewEdits</name>
    <message>
        <source>This filter is too long for a view, or is about one moment only.</source>
        <translation>此筛选过长或只针对某一时刻，不能保存为视图。</translation>
    </message>
    <message>
        <source>View “%1” changed</source>
        <translation>视图“%1”已更改</translation>
    </message>
    <message>
        <source>View “%1” is back</source>
        <translation>视图“%1”已恢复</translation>
    </message>
    <message>
        <source>View “%1” deleted</source>
        <translation>视图“%1”已删除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ch::ui::ViewListModel</name>
    <message>
        <source>%1: %2</source>
        <comment>a view, how many orders</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日应发</translation>
    </message>
    <message>
        <source>To ship</source>
        <translation>待发货</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>已挂起</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>All orders</source>
        <translation>全部订单</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>保存的视图</translation>
    </message>
    <message>
        <source>Paid, something left to ship, and the day for it has passed</source>
        <translation>已付款、仍有待发商品，且已过应发日期</translation>
    </message>
    <message>
        <source>To be shipped by the end of today, late ones included</source>
        <translation>今天之内应发，含逾期</translation>
    </message>
    <message>
        <source>Paid, not on hold, not all shipped</source>
        <translation>已付款、未挂起、未全部发出</translation>
    </message>
    <message>
        <source>Something that was done here waits to be sent, or was refused</source>
        <translation>本机有操作等待发送或被拒绝</translation>
    </message>
</context>
<context>
    <name>ch::ui::ViewSaveSheet</name>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Rename or share view</source>
        <translation>重命名或共享视图</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Filter, sort and columns of the list are saved with it.</source>
        <translation>列表的筛选、排序和列会一并保存。</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>谁可以看到</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>A view needs a name.</source>
        <translation>请填写视图名称。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ViewSidebar</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Filter the list and save it here, for everyone in the shop.</source>
        <translation>筛选列表并保存在此，供全店使用。</translation>
    </message>
    <message>
        <source>Rename or share…</source>
        <translation>重命名或共享…</translation>
    </message>
    <message>
        <source>Change to what the list shows now</source>
        <translation>更改为当前列表</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>ch::ui::WeekHeat</name>
    <message>
        <source>Weekday and hour</source>
        <translation>星期与小时</translation>
    </message>
    <message>
        <source>%1 by weekday and hour</source>
        <translation>%1（按星期与小时）</translation>
    </message>
    <message>
        <source>%1, %2 – %3</source>
        <comment>weekday, from hour, to hour</comment>
        <translation>%1 %2 – %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a figure&apos;s name, its value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>小时</translation>
    </message>
</context>
<context>
    <name>ch::ui::WindowActions</name>
    <message>
        <source>Find an order or an action</source>
        <translation>查找订单或操作</translation>
    </message>
    <message>
        <source>Search in this list</source>
        <translation>在此列表中搜索</translation>
    </message>
    <message>
        <source>Fetch and send now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Take back the last step</source>
        <translation>撤回上一步</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>窗口的下一部分</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>切换浅色与深色</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Quit Countinghouse</source>
        <translation>退出账房</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <comment>a page</comment>
        <translation>前往%1</translation>
    </message>
    <message>
        <source>Show or hide the names of the pages</source>
        <translation>显示或隐藏页面名称</translation>
    </message>
</context>
</TS>
