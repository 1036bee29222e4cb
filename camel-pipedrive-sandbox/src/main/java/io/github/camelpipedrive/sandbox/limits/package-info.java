// SPDX-License-Identifier: Apache-2.0
/** What may be asked of a sandbox, and what was used of it. Inner part of the sandbox: it may change from one version to the next. */
package io.github.camelpipedrive.sandbox.limits;
