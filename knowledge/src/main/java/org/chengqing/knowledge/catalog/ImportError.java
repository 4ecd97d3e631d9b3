package org.chengqing.knowledge.catalog;

/**
 * What is wrong with a file, in Chinese for office staff.
 *
 * @param file its name without folders
 * @param line the line where the entry begins, from 1; 0 for the file as a whole
 * @param message what is wrong
 */
public record ImportError(String file, long line, String message) {
    /** For example 第 12 行：缺少“claim”. */
    public String sentence() {
        return line == 0 ? message : "第 " + line + " 行：" + message;
    }
}
