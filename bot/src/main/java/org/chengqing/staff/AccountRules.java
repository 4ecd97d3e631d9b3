package org.chengqing.staff;

import java.util.HashMap;
import java.util.Map;

/** What logins and names look like. */
final class AccountRules {
    /** What the program itself does stands under this login in the trail and in lists. */
    private static final String PROGRAM = "system";

    private static final int LONGEST_NAME = 40;

    private AccountRules() {}

    /** Sentences on what will not do, by field; empty when all is well. */
    static Map<String, String> problems(String login, String name) {
        Map<String, String> problems = new HashMap<>();
        if (!login.matches("[a-z0-9][a-z0-9._-]{1,39}")) {
            problems.put("login", "登录名用 2 到 40 个小写字母、数字，中间可以有点、横线，例如 wangfang。");
        }
        if (login.equals(PROGRAM)) {
            problems.put("login", "这个登录名留给程序自己用，请换一个。");
        }
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            problems.put("name", "请写姓名，最多 40 个字。");
        }
        return problems;
    }
}
