import type { ComponentChildren, VNode } from 'preact';
import type { Assets } from '../../../ui/assets.ts';
import { CardFrame } from '../../../ui/card-frame.tsx';
import { type FlashContent, FlashMessage } from '../../../ui/flash-message.tsx';
import { PageDocument } from '../../../ui/page-document.tsx';
import type { Language } from '../../../ui/texts.ts';

/** What every page before the desk takes. */
export interface DoorProps {
  readonly language: Language;
  readonly assets: Assets;
  readonly governmentName: string;
  readonly hue: number | null;
  readonly flash?: FlashContent | null | undefined;
}

interface DoorFrameProps extends DoorProps {
  readonly title: string;
  readonly foot?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A whole page with one card: the door of the desk. */
export function Door(props: DoorFrameProps): VNode {
  const { language, assets, governmentName, hue, flash, title, foot, children } = props;
  return (
    <PageDocument
      language={language}
      title={title}
      siteName={governmentName}
      assets={assets}
      frame="public"
      hue={hue}
      isUnlisted
    >
      <CardFrame name={governmentName} foot={foot}>
        {flash && <FlashMessage flash={flash} />}
        <h1 class="text-2xl">{title}</h1>
        <div class="mt-6 space-y-6">{children}</div>
      </CardFrame>
    </PageDocument>
  );
}
