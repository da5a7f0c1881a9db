import { Drawer } from '@mantine/core';
import { useHotkeys, useLocalStorage } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Announcer } from './announcer.tsx';
import { useEvaluationId } from './evaluation.ts';
import classes from './frame.module.css';
import { Menu } from './menu.tsx';
import { TopBar } from './top-bar.tsx';
import { useAddress } from './use-search.ts';

const loadPalette = () => import('./palette.tsx');
const Palette = lazy(loadPalette);
const Keys = lazy(() => import('./keys.tsx'));
const Thread = lazy(() => import('./thread.tsx'));

/** What stands around every page for people who are signed in. */
export function Frame() {
  const evaluation = useEvaluationId();
  const [{ record }] = useAddress();
  const [narrow, setNarrow] = useLocalStorage({ key: 'cerulean-menu-narrow', defaultValue: false });
  const [menuOpen, setMenuOpen] = useState(false);
  const [overlay, setOverlay] = useState<'palette' | 'keys' | undefined>();
  // The palette is fetched ahead, so that the first letters typed into it arrive.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), 1500);
    return () => clearTimeout(timer);
  }, []);
  useHotkeys([
    ['?', () => setOverlay('keys')],
    ['shift+?', () => setOverlay('keys')],
  ]);
  // The palette opens from inside a field too, where other keys belong to the text.
  useHotkeys([['mod+K', () => setOverlay('palette')]], [], true);
  return (
    <>
      <a href="#main" className="visually-hidden">
        Skip to the content
      </a>
      <Announcer />
      <div className={classes.frame}>
        <TopBar onMenu={() => setMenuOpen(true)} onFind={() => setOverlay('palette')} onKeys={() => setOverlay('keys')} />
        <div className={classes.side} data-narrow={narrow || undefined}>
          <Menu narrow={narrow} onNarrow={setNarrow} />
        </div>
        <main id="main" className={classes.main} tabIndex={-1}>
          <Outlet />
        </main>
        {evaluation && record && (
          <Suspense>
            <Thread key={record} evaluation={evaluation} record={record} />
          </Suspense>
        )}
      </div>
      <Drawer opened={menuOpen} onClose={() => setMenuOpen(false)} title="Menu" size={280} padding="sm">
        <Menu onChoose={() => setMenuOpen(false)} />
      </Drawer>
      <Suspense>
        {overlay === 'palette' && <Palette onClose={() => setOverlay(undefined)} onKeys={() => setOverlay('keys')} />}
        {overlay === 'keys' && <Keys onClose={() => setOverlay(undefined)} />}
      </Suspense>
    </>
  );
}
