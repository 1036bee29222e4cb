// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.failure;

import java.util.List;
import java.util.Optional;

/** The part of a page that a browser shows: without scripts, styles and its head. Takes time in proportion to the page. */
final class VisibleText {

    private static final List<String> INVISIBLE = List.of("script", "style", "head");

    private final String page;
    private final StringBuilder visible = new StringBuilder();

    /** Which elements end nowhere behind a place where that was looked for. */
    private final boolean[] endless = new boolean[INVISIBLE.size()];

    private VisibleText(String page) {
        this.page = page;
    }

    /**
     * The visible part of a page.
     *
     * @param page HTML, or any other text
     * @return the page with a blank for each element that is not shown
     */
    static String of(String page) {
        return new VisibleText(page).read();
    }

    private String read() {
        int from = 0;
        int tag = page.indexOf('<');
        while (tag >= 0) {
            Optional<Integer> end = endOfInvisible(tag);
            if (end.isPresent()) {
                visible.append(page, from, tag).append(' ');
                from = end.get();
            }
            tag = page.indexOf('<', end.orElse(tag + 1));
        }
        return visible.append(page, from, page.length()).toString();
    }

    /** Where the element ends that begins here, empty when it is shown or has no end. */
    private Optional<Integer> endOfInvisible(int tag) {
        for (int i = 0; i < INVISIBLE.size(); i++) {
            String name = INVISIBLE.get(i);
            if (!endless[i] && isAt(tag + 1, name) && !isLetterAt(tag + 1 + name.length())) {
                int close = indexOf("</" + name + ">", tag);
                endless[i] = close < 0;
                return close < 0 ? Optional.empty() : Optional.of(close + name.length() + 3);
            }
        }
        return Optional.empty();
    }

    private boolean isAt(int place, String name) {
        return page.regionMatches(true, place, name, 0, name.length());
    }

    private boolean isLetterAt(int place) {
        return place < page.length() && (Character.isLetterOrDigit(page.charAt(place)) || page.charAt(place) == '_');
    }

    private int indexOf(String close, int from) {
        int place = page.indexOf("</", from);
        while (place >= 0 && !isAt(place, close)) {
            place = page.indexOf("</", place + 1);
        }
        return place;
    }
}
