<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
</TS>
