package org.chengqing.console.page;

import java.nio.file.Path;

/**
 * A file sent with a form. It is deleted when the handler returns.
 *
 * @param filename what the sender called it; not to be trusted
 * @param file where its bytes are
 */
public record Upload(String filename, Path file) {}
