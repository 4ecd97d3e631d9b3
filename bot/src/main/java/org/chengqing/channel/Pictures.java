package org.chengqing.channel;

import java.util.Optional;

/** The pictures that {@link Reply.Part.Picture} names by their path, for channels that send the picture itself. */
public interface Pictures {
    /** Names the picture as it is now, without drawing it: another name, another picture. Empty where there is none. */
    Optional<String> version(String path);

    /** The picture; empty where there is none, or none that can be had now. Blocks. */
    Optional<Picture> of(String path);
}
