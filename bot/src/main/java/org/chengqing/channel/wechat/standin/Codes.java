package org.chengqing.channel.wechat.standin;

/** What the platform's codes say, in its own words as far as they are documented. */
final class Codes {
    private Codes() {}

    static String meaning(int code) {
        return switch (code) {
            case -1 -> "system error";
            case 40001 -> "invalid credential, access_token is invalid or not latest";
            case 40003 -> "invalid openid";
            case 40004 -> "invalid media type";
            case 40007 -> "invalid media_id";
            case 40009 -> "invalid image size";
            case 40013 -> "invalid appid";
            case 40014 -> "invalid access_token";
            case 40016 -> "invalid button size";
            case 40018 -> "invalid button name size";
            case 40125 -> "invalid appsecret";
            case 40130 -> "invalid openid list size, at least two openid";
            case 40200 -> "invalid msgmenu";
            case 41001 -> "access_token missing";
            case 42001 -> "access_token expired";
            case 40037 -> "invalid template_id";
            case 40059 -> "invalid msg id";
            case 43004 -> "require subscribe";
            case 43101 -> "user refuse to accept the msg";
            case 44002 -> "empty post data";
            case 45002 -> "content size out of limit";
            case 45003 -> "title size out of limit";
            case 45008 -> "article size out of limit";
            case 45009 -> "reach max api daily quota limit";
            case 45011 -> "api minute-quota reach limit, must slower, retry next minute";
            case 45015 -> "response out of time limit or subscription is canceled";
            case 45028 -> "has no masssend quota";
            case 45047 -> "out of response count limit";
            case 45065 -> "clientmsgid exist";
            case 45066 -> "clientmsgid retry too fast";
            case 45067 -> "clientmsgid size out of limit";
            case 46003 -> "menu no exist";
            case 47003 -> "argument invalid!";
            case 48001 -> "api unauthorized";
            case 48006 -> "forbid to clear quota because of reaching the limit";
            default -> "error " + code;
        };
    }
}
