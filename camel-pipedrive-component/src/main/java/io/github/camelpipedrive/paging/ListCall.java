// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.paging;

import io.github.camelpipedrive.client.Call;
import io.github.camelpipedrive.client.Caller;
import io.github.camelpipedrive.observation.CallObserver;

/**
 * What is to be read of a list.
 *
 * @param pages how the list is walked through
 * @param call the call as it was bound
 * @param resumeFrom where to begin, as a {@link Page} said it; empty for where the call begins
 * @param account whose list it is, for messages
 * @param caller carries out the calls, for each page one
 * @param observer hears of the progress
 */
public record ListCall(
        Pages pages, Call call, String resumeFrom, String account, Caller caller, CallObserver observer) {}
