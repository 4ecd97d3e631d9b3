package org.chengqing.console.page;

import org.chengqing.staff.Permission;

/**
 * An entry of the menu.
 *
 * @param path of its page
 * @param order entries stand in the order of these numbers
 */
public record MenuItem(String label, String path, Permission needs, int order) {}
