package org.chengqing.command;

import org.chengqing.knowledge.catalog.ImportError;

/** Tells what is wrong with one of several files. */
final class Sentences {
    private Sentences() {}

    /** For example kb.jsonl 第 12 行：缺少“claim”. */
    static String of(ImportError error) {
        return error.file() + (error.line() == 0 ? "：" : " ") + error.sentence();
    }
}
