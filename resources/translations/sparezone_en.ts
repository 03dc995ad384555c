<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AgeingPage</name>
    <message numerus="yes">
        <source>%n piece(s) without a price are not in the values</source>
        <translation>
            <numerusform>%n piece without a price are not in the values</numerusform>
            <numerusform>%n pieces without a price are not in the values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AgreementsPage</name>
    <message numerus="yes">
        <source>%n price(s)</source>
        <translation>
            <numerusform>%n price</numerusform>
            <numerusform>%n prices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AheadPanel</name>
    <message numerus="yes">
        <source>Late first, of %n clock(s) (F8)</source>
        <translation>
            <numerusform>Late first, of %n clock (F8)</numerusform>
            <numerusform>Late first, of %n clocks (F8)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread reminder(s)</source>
        <translation>
            <numerusform>%n unread reminder</numerusform>
            <numerusform>%n unread reminders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditOutcome</name>
    <message numerus="yes">
        <source>%n fault(s): this pack is not sound</source>
        <translation>
            <numerusform>%n fault: this pack is not sound</numerusform>
            <numerusform>%n faults: this pack is not sound</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CareReport</name>
    <message numerus="yes">
        <source>%n fault(s) in the ledger</source>
        <translation>
            <numerusform>%n fault in the ledger</numerusform>
            <numerusform>%n faults in the ledger</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CasesScreen</name>
    <message numerus="yes">
        <source>%n without a spare</source>
        <translation>
            <numerusform>%n without a spare</numerusform>
            <numerusform>%n without a spare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClockPages</name>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n given up</source>
        <translation>
            <numerusform>%n given up</numerusform>
            <numerusform>%n given up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountPlanPage</name>
    <message numerus="yes">
        <source>%n bin(s) left today. Scan a bin, or click it.</source>
        <translation>
            <numerusform>%n bin left today. Scan a bin, or click it.</numerusform>
            <numerusform>%n bins left today. Scan a bin, or click it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatabaseCareView</name>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DesignerProperties</name>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n element</numerusform>
            <numerusform>%n elements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DesignerReport</name>
    <message numerus="yes">
        <source>%n fault(s): it would not be printed</source>
        <translation>
            <numerusform>%n fault: it would not be printed</numerusform>
            <numerusform>%n faults: it would not be printed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n barcode(s) read back: all as they should be</source>
        <translation>
            <numerusform>%n barcode read back: all as they should be</numerusform>
            <numerusform>%n barcodes read back: all as they should be</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeskWelcome</name>
    <message numerus="yes">
        <source>%n delivery(ies) waiting</source>
        <translation>
            <numerusform>%n delivery waiting</numerusform>
            <numerusform>%n deliveries waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeviceTicks</name>
    <message numerus="yes">
        <source>%n failure(s)</source>
        <translation>
            <numerusform>%n failure</numerusform>
            <numerusform>%n failures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EquipmentDevicePage</name>
    <message numerus="yes">
        <source>Record · %n not known</source>
        <translation>
            <numerusform>Record · %n not known</numerusform>
            <numerusform>Record · %n not known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EquipmentScreen</name>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not known</source>
        <translation>
            <numerusform>%n not known</numerusform>
            <numerusform>%n not known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FiguresBar</name>
    <message numerus="yes">
        <source>{0} to {1} · %n work order(s)</source>
        <translation>
            <numerusform>{0} to {1} · %n work order</numerusform>
            <numerusform>{0} to {1} · %n work orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IdentityPanel</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) ordered</source>
        <translation>
            <numerusform>%n label ordered</numerusform>
            <numerusform>%n labels ordered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scanned back</source>
        <translation>
            <numerusform>%n scanned back</numerusform>
            <numerusform>%n scanned back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voided</source>
        <translation>
            <numerusform>%n voided</numerusform>
            <numerusform>%n voided</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelCount</name>
    <message numerus="yes">
        <source>and %n of earlier days</source>
        <translation>
            <numerusform>and %n of earlier days</numerusform>
            <numerusform>and %n of earlier days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelPage</name>
    <message numerus="yes">
        <source>%n copy(ies)</source>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelsScreen</name>
    <message numerus="yes">
        <source>%n label(s) to look for</source>
        <translation>
            <numerusform>%n label to look for</numerusform>
            <numerusform>%n labels to look for</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessagesScreen</name>
    <message numerus="yes">
        <source>Messages · %n given up</source>
        <translation>
            <numerusform>Messages · %n given up</numerusform>
            <numerusform>Messages · %n given up</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OneParPage</name>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Used a month · {0} in %n month(s)</source>
        <translation>
            <numerusform>Used a month · {0} in %n month</numerusform>
            <numerusform>Used a month · {0} in %n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message numerus="yes">
        <source>%n page(s) handed to %1.</source>
        <translation>
            <numerusform>%n page handed to %1.</numerusform>
            <numerusform>%n pages handed to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleCards</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleTakingPage</name>
    <message numerus="yes">
        <source>Hand in with %n question(s) open?</source>
        <translation>
            <numerusform>Hand in with %n question open?</numerusform>
            <numerusform>Hand in with %n questions open?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreventionScreen</name>
    <message numerus="yes">
        <source>Last look {0}: %n device(s)</source>
        <translation>
            <numerusform>Last look {0}: %n device</numerusform>
            <numerusform>Last look {0}: %n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreventionWeek</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrinterCard</name>
    <message numerus="yes">
        <source>%n label(s) waiting</source>
        <translation>
            <numerusform>%n label waiting</numerusform>
            <numerusform>%n labels waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintersScreen</name>
    <message numerus="yes">
        <source>%n label(s) that no printer here takes</source>
        <translation>
            <numerusform>%n label that no printer here takes</numerusform>
            <numerusform>%n labels that no printer here takes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PutAwayScreen</name>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecallNoticePage</name>
    <message numerus="yes">
        <source>%n line(s) in the notice</source>
        <translation>
            <numerusform>%n line in the notice</numerusform>
            <numerusform>%n lines in the notice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n received</source>
        <translation>
            <numerusform>%n received</numerusform>
            <numerusform>%n received</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to block</source>
        <translation>
            <numerusform>%n to block</numerusform>
            <numerusform>%n to block</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceiveScreen</name>
    <message numerus="yes">
        <source>at least %n day(s) of shelf life</source>
        <translation>
            <numerusform>at least %n day of shelf life</numerusform>
            <numerusform>at least %n days of shelf life</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RefillListPage</name>
    <message numerus="yes">
        <source>%n product(s) below minimum</source>
        <translation>
            <numerusform>%n product below minimum</numerusform>
            <numerusform>%n products below minimum</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) missing</source>
        <translation>
            <numerusform>%n piece missing</numerusform>
            <numerusform>%n pieces missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n short-dated piece(s) proposed for exchange</source>
        <translation>
            <numerusform>%n short-dated piece proposed for exchange</numerusform>
            <numerusform>%n short-dated pieces proposed for exchange</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send order · %n piece(s)</source>
        <translation>
            <numerusform>Send order · %n piece</numerusform>
            <numerusform>Send order · %n pieces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RefillOrdersPage</name>
    <message numerus="yes">
        <source>%n piece(s), {0} still on order</source>
        <translation>
            <numerusform>%n piece, {0} still on order</numerusform>
            <numerusform>%n pieces, {0} still on order</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunningPage</name>
    <message numerus="yes">
        <source>%n more are due later</source>
        <translation>
            <numerusform>%n more are due later</numerusform>
            <numerusform>%n more are due later</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeatingPlan</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to scan</source>
        <translation>
            <numerusform>%n to scan</numerusform>
            <numerusform>%n to scan</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatementPage</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StockFilters</name>
    <message numerus="yes">
        <source>Within %n day(s)</source>
        <translation>
            <numerusform>Within %n day</numerusform>
            <numerusform>Within %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StockScreen</name>
    <message numerus="yes">
        <source>%n row(s) written to {0}</source>
        <translation>
            <numerusform>%n row written to {0}</numerusform>
            <numerusform>%n rows written to {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TraysScreen</name>
    <message numerus="yes">
        <source>refill %n</source>
        <translation>
            <numerusform>refill %n</numerusform>
            <numerusform>refill %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n too much</source>
        <translation>
            <numerusform>%n too much</numerusform>
            <numerusform>%n too much</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WentOutBar</name>
    <message numerus="yes">
        <source>%n piece(s) neither back nor used</source>
        <translation>
            <numerusform>%n piece neither back nor used</numerusform>
            <numerusform>%n pieces neither back nor used</numerusform>
        </translation>
    </message>
</context>
</TS>
