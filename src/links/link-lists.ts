import { z } from 'zod';
import { domain } from '../brands/sender-lists.ts';
import { PURPOSES, TARGET_PLACES } from './link-service.ts';

const name = z.string().min(1);
const path = z.string().regex(/^\/\S*$/, 'a path begins with a slash: /url');
const place = { name, domains: z.array(domain).min(1), paths: z.array(path).default([]) };

/** `rules/lists/redirectors.yaml`: what passes its visitors on, and where it writes down where to. */
export const Redirectors = z.strictObject({
  redirectors: z.array(
    z
      .strictObject({
        ...place,
        purpose: z.enum(PURPOSES),
        target: z.enum(TARGET_PLACES),
        /** Names of the parameters that hold the target, in lower case. */
        parameters: z.array(z.string().regex(/^[^A-Z]+$/, 'names are compared in lower case')).default([]),
      })
      .refine(
        ({ target, parameters }) => (target === 'parameter' || target === 'base64') === parameters.length > 0,
        'parameters belong to the targets parameter and base64',
      ),
  ),
});
export type Redirectors = z.infer<typeof Redirectors>;

/** `rules/lists/shorteners.yaml`: domains that hide where they lead. Those that lead to one company only are left out. */
export const Shorteners = z.strictObject({ shorteners: z.array(domain).min(1) });
export type Shorteners = z.infer<typeof Shorteners>;

/** `rules/lists/free-hosting.yaml`: domains below which anybody can put up a page. */
export const FreeHosting = z.strictObject({ freeHosting: z.array(z.strictObject(place)) });
export type FreeHosting = z.infer<typeof FreeHosting>;

/** `rules/lists/form-services.yaml`: services with which anybody can ask for anything. */
export const FormServices = z.strictObject({ formServices: z.array(z.strictObject(place)) });
export type FormServices = z.infer<typeof FormServices>;
