import type { ComponentChildren, VNode } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** Primary: the one main action of a page or row. Quiet: beside it. Danger: what cannot be undone. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

const kindClass: Readonly<Record<ButtonKind, string>> = {
  primary: 'btn-primary',
  secondary: 'border-edge bg-base-100',
  quiet: 'btn-ghost',
  danger: 'btn-outline btn-error',
};

const shape = 'btn no-print h-auto min-h-11 py-2 leading-snug';

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly kind?: ButtonKind;
  readonly icon?: IconName | undefined;
  /** Sent with the form, so that the server knows which of several buttons was pressed. */
  readonly name?: string;
  readonly value?: string;
  /** Sends the form to another address than its own. */
  readonly formAction?: string;
  readonly type?: 'submit' | 'button';
}

/** A button; it submits its form unless `type` says otherwise. */
export function Button({ children, kind = 'primary', icon, formAction, type = 'submit', ...rest }: ButtonProps): VNode {
  return (
    <button type={type} class={`${shape} ${kindClass[kind]}`} formaction={formAction} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface ButtonLinkProps {
  readonly children: ComponentChildren;
  readonly href: string;
  readonly kind?: ButtonKind;
  readonly icon?: IconName | undefined;
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ children, href, kind = 'primary', icon }: ButtonLinkProps): VNode {
  return (
    <a href={href} class={`${shape} ${kindClass[kind]}`}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
