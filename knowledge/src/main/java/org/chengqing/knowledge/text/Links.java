package org.chengqing.knowledge.text;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The links of a message in one form, so that two people who share the same page share the same link: without scheme, www
 * and mobile host, fragment, closing slash and the parameters that only tell who shared it; the host in lower case, the
 * other parameters in order. An article of a WeChat account is named by {@code __biz}, {@code mid}, {@code idx} and
 * {@code sn}; everything else in its address changes with the reader.
 */
public final class Links {
    /** Most links read of one text. */
    public static final int MOST = 20;

    private static final Pattern LINK = Pattern.compile(
            "(?i)(?:https?://|(?<![\\w@.-])(?=(?:[a-z0-9-]{1,63}\\.){1,5}(?:com|cn|net|org|gov|edu|top|cc|xyz|tw|hk|me|info|example|club|vip)(?![\\w-])))"
                    + "([a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?)(?::\\d{1,5})?([/?#][\\x21-\\x7e&&[^<>\"'`{}|\\\\^]]*)?");
    private static final Pattern OUTER_HOST = Pattern.compile("^(?:www|m|mobile|wap|h5|3g|amp)\\.(?=[^.]+\\.)");
    private static final Pattern TRACKING = Pattern.compile(
            "utm_.*|spm|from|share.*|sharer.*|isappinstalled|scene|subscene|ascene|clicktime|enterid|ref|referer|referrer"
                    + "|fbclid|gclid|source|src|timestamp|nsukey|wfr|chksm|mpshare|srcid|xtrack|sessionid|weibo_id|dt_dapp|tt_from"
                    + "|tdsourcetag|is_copy_url|is_from_webapp|sender_.*|app_.*|_t|_|devicetype|exportkey|pass_ticket|wx_header");
    private static final Set<String> ARTICLE = Set.of("__biz", "mid", "idx", "sn");
    private static final String WECHAT = "mp.weixin.qq.com";
    private static final Pattern END = Pattern.compile("[/.,;:!?)\\]]+$");

    private Links() {}

    /** The links in a text as it was written, at most {@value #MOST}, in their order. */
    public static Set<String> in(String raw) {
        String text = raw.length() <= TextNormaliser.MAX_LENGTH ? raw : raw.substring(0, TextNormaliser.MAX_LENGTH);
        Set<String> links = new LinkedHashSet<>();
        LINK.matcher(text)
                .results()
                .limit(MOST)
                .forEach(found -> links.add(normalised(found.group(1), found.group(2) == null ? "" : found.group(2))));
        return links;
    }

    private static String normalised(String host, String rest) {
        String address = before('#', rest);
        String path = before('?', address);
        String query = address.length() > path.length() ? address.substring(path.length() + 1) : "";
        String plainHost = host.toLowerCase(Locale.ROOT);
        for (Matcher outer = OUTER_HOST.matcher(plainHost); outer.find(); outer = OUTER_HOST.matcher(plainHost)) {
            plainHost = plainHost.substring(outer.end());
        }
        String parameters = parameters(plainHost.equals(WECHAT), query);
        return plainHost + withoutEnd(path) + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    private static String parameters(boolean wechat, String query) {
        return Arrays.stream(query.split("&", -1))
                .map(Links::withoutEnd)
                .filter(pair -> !pair.isEmpty())
                .filter(pair -> keeps(wechat, before('=', pair).toLowerCase(Locale.ROOT)))
                .sorted()
                .distinct()
                .collect(Collectors.joining("&"));
    }

    /** Marks of the sentence around a link, and closing slashes. */
    private static String withoutEnd(String part) {
        return END.matcher(part).replaceFirst("");
    }

    private static boolean keeps(boolean wechat, String name) {
        return wechat ? ARTICLE.contains(name) : !TRACKING.matcher(name).matches();
    }

    private static String before(char mark, String text) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(0, at);
    }
}
