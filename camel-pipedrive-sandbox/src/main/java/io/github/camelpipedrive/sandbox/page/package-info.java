// SPDX-License-Identifier: Apache-2.0
/** The HTML pages: the live state of the sandbox, and the consent page. Inner part of the sandbox: it may change from one version to the next. */
package io.github.camelpipedrive.sandbox.page;
