package org.chengqing.console.page;

/**
 * Where one is in a long list. Lists are not counted, which would be slow; one row more than a page holds tells that
 * there is a next one.
 *
 * @param number of the page, from 1
 * @param more whether there is a next one
 * @param address of the list with its filters, ending so that {@code page=N} can be put behind it
 */
public record Paging(int number, boolean more, String address) {
    /** Rows on a page. */
    public static final int SIZE = 30;

    /** The address of the page before. */
    public String previous() {
        return address + "page=" + (number - 1);
    }

    /** The address of the page after. */
    public String next() {
        return address + "page=" + (number + 1);
    }

    /** Rows before this page. */
    public static int offset(int page) {
        return (page - 1) * SIZE;
    }
}
