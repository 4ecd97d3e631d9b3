package org.chengqing.conversation.intent;

/** The names of signs in words for people. */
final class SignNames {
    private SignNames() {}

    static String forPeople(String sign) {
        String name = sign.substring(sign.indexOf(':') + 1);
        return switch (sign.charAt(0)) {
            case 'g' -> "用字“" + name + "”";
            case 'w', 'p' -> "用词“" + name + "”";
            case 'c' -> "词组 " + name;
            case 'f' -> "形式 " + name;
            case 's' -> "情境 " + name;
            default -> sign;
        };
    }
}
