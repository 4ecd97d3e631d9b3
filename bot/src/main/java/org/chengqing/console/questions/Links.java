package org.chengqing.console.questions;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Addresses of other pages with words of people in them. */
final class Links {
    /** A request line with its headers must stay below 8 KB. */
    private static final int LONGEST = 3500;

    private Links() {}

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Of an empty form for a rebuttal with this claim. */
    static String draft(String claim) {
        return "/console/rebuttals/new?claim=" + encoded(claim);
    }

    /** The same for a question, with its other wordings as far as the address can hold them. */
    static String draft(long group, List<String> wordings) {
        StringBuilder address = new StringBuilder(draft(wordings.getFirst()));
        for (String wording : wordings.subList(1, wordings.size())) {
            String more = "&alias=" + encoded(wording);
            if (address.length() + more.length() <= LONGEST) {
                address.append(more);
            }
        }
        return address.append("&group=").append(group).toString();
    }

    /** Of the rehearsal of these words. */
    static String rehearsal(String text) {
        return "/console/rehearsal?text=" + encoded(text);
    }

    static String rebuttal(String id) {
        return "/console/rebuttals/r/" + encoded(id);
    }
}
